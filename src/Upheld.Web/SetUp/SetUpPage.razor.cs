using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Upheld.Kernel.Access;
using Upheld.Kernel.Results;

namespace Upheld.Web.SetUp;

/// <summary>The first run. Its host name is asked for and never taken from the request: every receipt will name it.</summary>
public sealed partial class SetUpPage
{
    private Error? _failure;

    [Inject] private SetUpInstallation SettingUp { get; set; } = null!;

    [Inject] private SignInManager<Person> SignIns { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private string? Host { get; set; }

    [SupplyParameterFromForm] private string? Email { get; set; }

    [SupplyParameterFromForm] private string? Name { get; set; }

    [SupplyParameterFromForm] private string? Password { get; set; }

    private async Task SetUpAsync()
    {
        var done = await SettingUp.ExecuteAsync(new SetUpRequest(Host?.Trim(), Email?.Trim(), Name?.Trim(), Password), Http.RequestAborted);
        if (!done.IsOk)
        {
            _failure = done.Error;
            return;
        }

        await SignIns.SignInAsync(done.Value, isPersistent: false);
        Navigation.NavigateTo("/start");
    }

    private static string? FieldOf(Error error) => error.Code switch
    {
        "setup.host_invalid" or "setup.host_fixed" => "host",
        "setup.email_invalid" => "email",
        "setup.password_short" => "password",
        _ => null,
    };

    private string? ErrorOf(string field) => _failure is { } failure && FieldOf(failure) == field ? P[failure.Code].Value : null;
}
