using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upheld.Kernel.Settings;

/// <summary>One setting of the installation that is kept in the database because it must be the same on every node.</summary>
internal sealed class SettingRow
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}

internal sealed class SettingRowMapping : IEntityTypeConfiguration<SettingRow>
{
    public void Configure(EntityTypeBuilder<SettingRow> builder)
    {
        builder.ToTable("kernel_setting");
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasColumnName("key").HasMaxLength(80);
        builder.Property(s => s.Value).HasColumnName("value").HasMaxLength(2000).IsConcurrencyToken();
    }
}
