using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upheld.Kernel.Jobs;

internal sealed class JobRowMapping : IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<JobRow> builder)
    {
        builder.ToTable("kernel_job");
        builder.HasKey(j => j.Name);
        builder.Property(j => j.Name).HasColumnName("name").HasMaxLength(120);
        builder.Property(j => j.Cron).HasColumnName("cron").HasMaxLength(120);
        builder.Property(j => j.Zone).HasColumnName("zone").HasMaxLength(80);
        builder.Property(j => j.NextDue).HasColumnName("next_due").IsConcurrencyToken(); // two nodes never run one due time
    }
}

internal sealed class JobRunRowMapping : IEntityTypeConfiguration<JobRunRow>
{
    public void Configure(EntityTypeBuilder<JobRunRow> builder)
    {
        builder.ToTable("kernel_job_run");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.Job).HasColumnName("job").HasMaxLength(120);
        builder.Property(r => r.DueAt).HasColumnName("due_at");
        builder.Property(r => r.Outcome).HasColumnName("outcome");
        builder.Property(r => r.StartedAt).HasColumnName("started_at");
        builder.Property(r => r.EndedAt).HasColumnName("ended_at");
        builder.Property(r => r.Times).HasColumnName("times");
        builder.Property(r => r.Message).HasColumnName("message").HasMaxLength(2000);
        builder.HasIndex(r => new { r.Job, r.DueAt }).IsUnique();
    }
}
