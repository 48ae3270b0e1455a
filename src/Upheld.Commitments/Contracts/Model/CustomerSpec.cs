using NodaTime;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>Who receives the services.</summary>
/// <param name="TimeZone">IANA zone in which the customer's days begin.</param>
/// <param name="Language">The language of what is sent to the customer; <c>en</c> by default.</param>
/// <param name="Contacts">People at the customer.</param>
/// <param name="Holdback">How long personal data is kept after it is no longer needed; null: until 180 days after the contract's end.</param>
public sealed record CustomerSpec(string TimeZone, string Language, IReadOnlyList<Contact> Contacts, Duration? Holdback)
{
    internal static CustomerSpec From(SpecMap spec) => new(
        spec.NeededText("timeZone"), spec.Text("language") ?? "en",
        [.. spec.Maps("contacts").Select(c => Contact.From(c.Map))], spec.Duration("holdback"));
}

/// <summary>A person at the customer.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">Mail address, or null.</param>
/// <param name="Phone">Telephone number, or null.</param>
/// <param name="Role">What the person is to us: owner, technical, billing …; or null.</param>
/// <param name="Language">The person's own language; null for the customer's.</param>
public sealed record Contact(string Name, string? Email, string? Phone, string? Role, string? Language)
{
    internal static Contact From(SpecMap spec) => new(
        spec.NeededText("name"), spec.Text("email"), spec.Text("phone"), spec.Text("role"), spec.Text("language"));
}
