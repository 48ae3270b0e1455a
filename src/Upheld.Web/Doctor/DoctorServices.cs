using Upheld.Kernel.Doctor;

namespace Upheld.Web.Doctor;

internal static class DoctorServices
{
    public static void AddDoctor(this IServiceCollection services)
    {
        services.AddSingleton<IDoctorCheck, DataFolderCheck>();
        services.AddSingleton<IDoctorCheck, DiskCheck>();
        services.AddSingleton<IDoctorCheck, ClockCheck>();
        services.AddSingleton<IDoctorCheck, TimeZoneCheck>();
        services.AddSingleton<DatabaseCheck>();
        services.AddSingleton<ExamineInstallation>();
    }
}
