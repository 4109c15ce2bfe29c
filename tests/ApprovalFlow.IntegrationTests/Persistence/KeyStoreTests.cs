using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

[TestFixture]
internal sealed class KeyStoreTests : PersistenceTests
{
    [Test]
    public async Task An_answer_is_found_under_its_key_by_its_person_only()
    {
        var keys = new KeyStore(Db);
        var wie = Proef.Kd.Id;
        await using (var transaction = await Db.Database.BeginTransactionAsync())
        {
            Assert.That(await keys.FindAsync(wie, "k"), Is.Null);
            await keys.StoreAsync(Row(wie, "k", 201, "{}") with { Locatie = "/notas/1" });
            await transaction.CommitAsync();
        }
        await using var reading = await Db.Database.BeginTransactionAsync();
        var stored = await keys.FindAsync(wie, "k");
        Assert.That(
            (stored!.Verzoek, stored.Status, stored.Body, stored.Locatie),
            Is.EqualTo(("hash", 201, "{}", "/notas/1"))
        );
        Assert.That(await keys.FindAsync(KeyStore.Systeem, "k"), Is.Null);
        await reading.RollbackAsync();
        Assert.That(await keys.CleanAsync(Proef.Nu + Duration.FromDays(KeyStore.DaysKept)), Is.Zero);
        Assert.That(
            await keys.CleanAsync(Proef.Nu + Duration.FromDays(KeyStore.DaysKept) + Duration.FromSeconds(1)),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task Of_two_requests_with_one_key_the_second_finds_the_answer_of_the_first()
    {
        var wie = Proef.Kd.Id;
        await using var other = Database.Open();
        var first = await Db.Database.BeginTransactionAsync();
        await new KeyStore(Db).FindAsync(wie, "samen");
        await using var second = await other.Database.BeginTransactionAsync();
        var waiting = new KeyStore(other).FindAsync(wie, "samen");
        await Waits(waiting);
        await new KeyStore(Db).StoreAsync(Row(wie, "samen", 200, "eerste"));
        await first.CommitAsync();
        await first.DisposeAsync();
        var found = await waiting;
        Assert.That(found!.Body, Is.EqualTo("eerste"));
    }

    private SleutelRow Row(MedewerkerId wie, string sleutel, int status, string body) =>
        new()
        {
            Medewerker = wie,
            Sleutel = sleutel,
            Verzoek = "hash",
            Status = status,
            Body = body,
            Aangemaakt = Proef.Nu,
        };
}
