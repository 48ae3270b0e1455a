using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Tests.Facts;
using Upheld.Testing.Database;

namespace Upheld.Kernel.Tests.Database;

public sealed class ScopeTests
{
    private static readonly CustomerId Acme = new(new Guid("01980000-0000-7000-8000-000000000001"));
    private static readonly CustomerId Bolt = new(new Guid("01980000-0000-7000-8000-000000000002"));

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_slice_sees_the_rows_of_its_customers_only(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await SaveAsync(database, Scope.Installation("test"), Acme, Bolt, CustomerId.House);

        (await CountAsync(database, Scope.Customer(Acme))).ShouldBe(1);
        (await CountAsync(database, Scope.Customer(Bolt))).ShouldBe(1);
        (await CountAsync(database, Scope.Customers([Acme, Bolt]))).ShouldBe(2);
        (await CountAsync(database, Scope.Installation("test"))).ShouldBe(3);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_of_another_customer_cannot_be_saved(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        await Should.ThrowAsync<OutsideScopeException>(SaveAsync(database, Scope.Customer(Acme), Bolt));

        (await CountAsync(database, Scope.Installation("test"))).ShouldBe(0);
    }

    private static Task<int> SaveAsync(TestDatabase database, Scope scope, params CustomerId[] customers) => database.InScopeAsync(scope, db =>
    {
        foreach (var customer in customers)
        {
            db.Record(new Happened(customer == CustomerId.House ? null : customer.Value, Instant.FromUtc(2026, 3, 1, 0, 0), 1));
        }

        return db.SaveChangesAsync();
    });

    private static Task<int> CountAsync(TestDatabase database, Scope scope) => database.InScopeAsync(scope, db => db.Set<FactRow>().CountAsync());
}
