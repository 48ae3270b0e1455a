using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Commitments.Calendars.Published;

/// <summary>Which version of a calendar a customer's log names last.</summary>
internal sealed class LoggedCalendarRow : ICustomerOwned
{
    public required CustomerId Customer { get; init; }

    public required string Calendar { get; init; }

    public required int Version { get; set; }
}

internal sealed class LoggedCalendarRowMapping : IEntityTypeConfiguration<LoggedCalendarRow>
{
    public void Configure(EntityTypeBuilder<LoggedCalendarRow> builder)
    {
        builder.ToTable("commitments_logged_calendar");
        builder.HasKey(c => new { c.Customer, c.Calendar });
        builder.Property(c => c.Customer).HasColumnName("customer");
        builder.Property(c => c.Calendar).HasColumnName("calendar").HasMaxLength(63);
        builder.Property(c => c.Version).HasColumnName("version");
    }
}
