using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Upheld.Storage.Postgres;

/// <summary>Leaves room in the pages of the logs. A step of the sequencer writes the row of each log that grew twice, its head and its signed head. In a full
/// page PostgreSQL has to put the new version elsewhere and into all four indexes; beside the old one it touches none of them, which is five times as
/// quick, and the old version goes with the next visit.</summary>
internal sealed class RoomForUpdates : IModelFinalizingConvention
{
    private const string Table = "kernel_log";
    private const int FilledPercent = 45;

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().Where(e => e.GetTableName() == Table))
        {
            entity.Builder.HasStorageParameter("fillfactor", FilledPercent);
        }
    }
}
