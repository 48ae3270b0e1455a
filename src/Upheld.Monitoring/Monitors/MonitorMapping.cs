using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Upheld.Monitoring.Monitors;

internal sealed class MonitorMapping : IEntityTypeConfiguration<Monitor>
{
    public void Configure(EntityTypeBuilder<Monitor> builder)
    {
        builder.ToTable("monitoring_monitor");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).HasColumnName("id");
        builder.Property(m => m.Customer).HasColumnName("customer");
        builder.Property(m => m.Name).HasColumnName("name").HasMaxLength(63);
        builder.Property(m => m.TitleEn).HasColumnName("title_en").HasMaxLength(200);
        builder.Property(m => m.TitleZh).HasColumnName("title_zh").HasMaxLength(200);
        builder.Property(m => m.Service).HasColumnName("service").HasMaxLength(63);
        builder.Property(m => m.Kind).HasColumnName("kind").HasMaxLength(40);
        builder.Property(m => m.Target).HasColumnName("target").HasMaxLength(500);
        builder.Property(m => m.Spec).HasColumnName("spec");
        builder.Property(m => m.Number).HasColumnName("number");
        builder.Property(m => m.Shard).HasColumnName("shard");
        builder.Property(m => m.Every).HasColumnName("every_ms").HasConversion(d => (long)d.TotalMilliseconds, ms => Duration.FromMilliseconds(ms));
        builder.Property(m => m.IsPaused).HasColumnName("is_paused");
        builder.Property(m => m.CreatedAt).HasColumnName("created_at");
        builder.Property(m => m.RetiredAt).HasColumnName("retired_at");
        builder.Property(m => m.Version).HasColumnName("version").IsConcurrencyToken();
        builder.HasIndex(m => new { m.Customer, m.Number }).IsUnique();
        builder.HasIndex(m => new { m.Customer, m.Name });
        builder.HasIndex(m => m.Shard);
        builder.HasIndex(m => m.Version);
    }
}
