using Microsoft.AspNetCore.Components;
using Upheld.Design.Frame;
using Upheld.Kernel.Results;

namespace Upheld.Web.SignIn;

/// <summary>The door.</summary>
public sealed partial class SignInPage
{
    private Error? _failure;

    [Inject] private SignInPerson SigningIn { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "signed-out")] private bool SignedOut { get; set; }

    [SupplyParameterFromForm] private string? Email { get; set; }

    [SupplyParameterFromForm] private string? Password { get; set; }

    protected override void OnInitialized()
    {
        if (Http.User.Identity is { IsAuthenticated: true } && HttpMethods.IsGet(Http.Request.Method))
        {
            Navigation.NavigateTo(LocalAddress.Or(ReturnUrl, "/"));
        }
    }

    private async Task SignInAsync()
    {
        var done = await SigningIn.ExecuteAsync(Email, Password, SignInOrigin.Of(Http), Http.RequestAborted);
        if (done.IsOk)
        {
            Navigation.NavigateTo(LocalAddress.Or(ReturnUrl, "/"));
        }
        else
        {
            _failure = done.Error;
        }
    }
}
