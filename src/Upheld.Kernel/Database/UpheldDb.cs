using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Upheld.Kernel.Access;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signals;

namespace Upheld.Kernel.Database;

/// <summary>The one context. Modules contribute their internal mappings; the context alone adds the customer filters and guards what is saved.</summary>
public sealed class UpheldDb(
    DbContextOptions<UpheldDb> options, ModuleAssemblies modules, IDatabaseProvider provider, IIds ids, IClock clock, FactSignals signals)
    : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options)
{
    private const string CustomerFilter = "customer";

    private readonly List<Action<DbConnection, DbTransaction>> _whenSaving = [];

    /// <summary>The scope of the running slice; null before one was entered, when nothing of any customer can be seen or saved.</summary>
    public Scope? Scope { get; private set; }

    /// <summary>The clock whose instants are recorded with facts.</summary>
    internal IClock Clock { get; } = clock;

    /// <summary>The source of ids for rows that the kernel adds by itself.</summary>
    internal IIds Ids { get; } = ids;

    // The filters read these properties of the context itself: a captured scope object would freeze the first slice's customer into the cached model.
    private bool AllCustomers => Scope is Scope.OfInstallation;

    private CustomerId CurrentCustomer => Scope is Scope.OfCustomer one ? one.Id : default;

    private bool OneCustomer => Scope is Scope.OfCustomer;

    private IEnumerable<CustomerId> SeveralCustomers => Scope is Scope.OfCustomers several ? several.Ids : [];

    /// <summary>Begins a slice: from here on only rows of this scope are seen and saved.</summary>
    public Task EnterAsync(Scope scope, CancellationToken cancellation)
    {
        Scope = scope;
        return provider.EnterAsync(this, scope, cancellation);
    }

    /// <summary>Adds work to the transaction of the next save: it runs there before anything is written, sees what every earlier commit left behind, and may change and add tracked
    /// rows. For the little that must be read and written as one; what a slice reads otherwise it reads before.</summary>
    /// <param name="work">Runs once, on the writer's thread: statements and no waiting. Throwing undoes the save.</param>
    public void WhenSaving(Action<DbConnection, DbTransaction> work) => _whenSaving.Add(work);

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving waits for the disk: use SaveChangesAsync.");

    /// <summary>Saves durably. When it returns, the change and its facts survive a power cut.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardScope();
        var saves = new Saves(
            () =>
            {
                DoWhenSaving();
                return base.SaveChanges(acceptAllChangesOnSuccess: false);
            },
            c =>
            {
                DoWhenSaving();
                return base.SaveChangesAsync(acceptAllChangesOnSuccess: false, c);
            });
        var rows = await provider.SaveAsync(this, saves, cancellationToken);
        var recorded = ChangeTracker.Entries<FactRow>().Any(e => e.State == EntityState.Added);
        if (acceptAllChangesOnSuccess)
        {
            ChangeTracker.AcceptAllChanges();
        }

        if (recorded)
        {
            signals.Recorded.Raise();
        }

        return rows;
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<DateTimeOffsetConverter>();
        provider.ConfigureConventions(configurationBuilder, modules);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var module in modules.All)
        {
            builder.ApplyConfigurationsFromAssembly(module);
        }

        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Where(p => p.IsPrimaryKey() && p.ClrType != typeof(int)))
            {
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }

            if (typeof(ICustomerOwned).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
            {
                builder.Entity(entity.ClrType).HasQueryFilter(CustomerFilter, FilterFor(entity.ClrType));
            }
        }
    }

    private LambdaExpression FilterFor(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var customer = Expression.Property(row, nameof(ICustomerOwned.Customer));
        var self = Expression.Constant(this);
        var several = Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(CustomerId)], Expression.Property(self, nameof(SeveralCustomers)), customer);
        var one = Expression.AndAlso(
            Expression.Property(self, nameof(OneCustomer)), Expression.Equal(customer, Expression.Property(self, nameof(CurrentCustomer))));
        return Expression.Lambda(Expression.OrElse(Expression.Property(self, nameof(AllCustomers)), Expression.OrElse(one, several)), row);
    }

    private void DoWhenSaving()
    {
        if (_whenSaving is [])
        {
            return;
        }

        var work = _whenSaving.ToList();
        _whenSaving.Clear();
        var transaction = Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Only a slice saves with work of its own: it runs in a scope.");
        work.ForEach(one => one(Database.GetDbConnection(), transaction));
        GuardScope();
    }

    private void GuardScope()
    {
        if (AllCustomers)
        {
            return;
        }

        foreach (var entry in ChangeTracker.Entries<ICustomerOwned>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var customer = entry.Entity.Customer;
            var inside = Scope switch
            {
                Scope.OfCustomer one => one.Id == customer,
                Scope.OfCustomers several => several.Ids.Contains(customer),
                _ => false,
            };
            if (!inside)
            {
                throw new OutsideScopeException($"A {entry.Metadata.DisplayName()} of customer {customer} cannot be saved in the scope {Scope?.ToString() ?? "(none)"}.");
            }
        }
    }
}
