using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>What a superuser does to the journal, beside every right that the application has, is found.</summary>
[TestFixture]
internal sealed class VervalsingTests : PersistenceTests
{
    private const int Indiening = 3;

    /// <summary>Another value for each column.</summary>
    private static readonly Dictionary<string, string> Kolommen = new(StringComparer.Ordinal)
    {
        ["nota_id"] = "gen_random_uuid()",
        ["volgnummer"] = "99",
        ["soort"] = "'nota-afgerond'",
        ["op"] = "op + interval '1 microsecond'",
        ["op_systeem"] = "op_systeem - interval '1 day'",
        ["door"] = "NULL",
        ["functie"] = "'kd'",
        ["namens"] = "'DGB'",
        ["grond"] = "'mandaat'",
        ["aanmelding"] = "'digid'",
        ["gegevens"] = "(gegevens::text || ' ')::json",
        ["verloop"] = "'[]'",
        ["inhoud_hash"] = "NULL",
        ["vorige_hash"] = "repeat('0', 64)",
        ["hash"] = "repeat('0', 64)",
    };

    private NotaId id;

    [SetUp]
    public async Task Begin()
    {
        id = await Proef.Begin();
        await Proef.Dien(id);
    }

    /// <summary>What a test broke must not make the next one fail.</summary>
    [TearDown]
    public async Task Forget()
    {
        foreach (var table in Tables)
        {
            await Database.TamperAsync(
                $"ALTER TABLE {table} DISABLE TRIGGER ALL; DELETE FROM {table}; ALTER TABLE {table} ENABLE TRIGGER ALL"
            );
        }
    }

    private static readonly string[] Tables =
    [
        "gebeurtenis_inhoud",
        "gebeurtenis",
        "outbox",
        "timer",
        "abonnement",
        "opdracht",
        "verloop",
        "taak",
        "afstemming",
        "nota_lezer",
        "incident",
        "nota_versie",
        "nota",
    ];

    private static IEnumerable<string> Columns => Kolommen.Keys;

    [Test]
    public async Task A_whole_chain_is_whole()
    {
        var all = await new Journaalketen(Db).VerifyAsync();
        var lines = await Db.Gebeurtenissen.CountAsync();
        Assert.That(all, Is.EqualTo(new Ketencontrole(1, lines, null)));
    }

    [Test]
    public void Every_column_of_a_line_is_tried()
    {
        var columns = Db
            .Model.FindEntityType(typeof(GebeurtenisRow))!
            .GetProperties()
            .Select(property => property.GetColumnName());
        Assert.That(Kolommen.Keys, Is.EquivalentTo(columns));
    }

    [TestCaseSource(nameof(Columns))]
    public async Task An_altered_column_is_found_on_its_line(string column)
    {
        var changed = await Tamper(
            $"UPDATE gebeurtenis SET {column} = {Kolommen[column]} WHERE nota_id = '{id}' AND volgnummer = {Indiening}"
        );
        Assert.That(changed, Is.EqualTo(1));
        var breuk = (await new Journaalketen(Db).VerifyAsync(id)).Breuk;
        Assert.That(breuk!.Volgnummer, Is.EqualTo(Indiening));
    }

    [Test]
    public async Task A_line_of_another_nota_is_found()
    {
        var other = await Proef.Begin();
        await Database.TamperAsync(
            $"""
            SET session_replication_role = replica;
            UPDATE gebeurtenis SET nota_id = '{NotaId.Of(Proef.NieuwId())}' WHERE nota_id = '{id}';
            UPDATE gebeurtenis SET nota_id = '{id}' WHERE nota_id = '{other}'
            """
        );
        var breuk = (await new Journaalketen(Db).VerifyAsync(id)).Breuk;
        Assert.That(breuk!.Volgnummer, Is.EqualTo(1));
    }

    [Test]
    public async Task A_missing_line_is_found()
    {
        await Remove(2);
        var breuk = (await new Journaalketen(Db).VerifyAsync()).Breuk;
        Assert.That(breuk!.Melding, Does.StartWith("line 2 is missing"));
    }

    [Test]
    public async Task A_missing_last_line_is_found()
    {
        var last = await Db.Gebeurtenissen.MaxAsync(g => g.Volgnummer);
        await Remove(last);
        var breuk = (await new Journaalketen(Db).VerifyAsync()).Breuk;
        Assert.That(breuk!.Melding, Is.EqualTo($"the journal ends at line {last - 1}, the nota at {last}"));
    }

    [Test]
    public async Task A_journal_that_is_gone_altogether_is_found()
    {
        await Database.TamperAsync("SET session_replication_role = replica; DELETE FROM gebeurtenis");
        var breuk = (await new Journaalketen(Db).VerifyAsync()).Breuk;
        Assert.That(breuk!.Volgnummer, Is.Zero);
    }

    [Test]
    public async Task A_journal_without_its_nota_is_found()
    {
        await Tamper($"DELETE FROM nota WHERE id = '{id}'");
        var breuk = (await new Journaalketen(Db).VerifyAsync()).Breuk;
        Assert.That(breuk!.NotaId, Is.EqualTo(id));
        Assert.That(breuk.Melding, Is.EqualTo("the journal is of a nota that is gone"));
    }

    [Test]
    public async Task Lines_in_another_order_are_found()
    {
        await Database.TamperAsync(
            $"""
            SET session_replication_role = replica;
            UPDATE gebeurtenis SET volgnummer = -2 WHERE nota_id = '{id}' AND volgnummer = 2;
            UPDATE gebeurtenis SET volgnummer = 2 WHERE nota_id = '{id}' AND volgnummer = 4;
            UPDATE gebeurtenis SET volgnummer = 4 WHERE nota_id = '{id}' AND volgnummer = -2
            """
        );
        var breuk = (await new Journaalketen(Db).VerifyAsync()).Breuk;
        Assert.That(breuk!.Volgnummer, Is.EqualTo(2));
    }

    [Test]
    public async Task Other_content_is_found_and_erased_content_is_no_breach()
    {
        await Database.TamperAsync(
            $"UPDATE gebeurtenis_inhoud SET inhoud = '{{}}' WHERE nota_id = '{id}' AND volgnummer = 3"
        );
        var altered = (await new Journaalketen(Db).VerifyAsync(id)).Breuk;
        Assert.That(altered!.Volgnummer, Is.EqualTo(3));
        await Database.TamperAsync($"DELETE FROM gebeurtenis_inhoud WHERE nota_id = '{id}' AND volgnummer = 3");
        var erased = (await new Journaalketen(Db).VerifyAsync(id)).Breuk;
        Assert.That(erased, Is.Null);
    }

    private Task<int> Remove(int volgnummer) =>
        Tamper($"DELETE FROM gebeurtenis WHERE nota_id = '{id}' AND volgnummer = {volgnummer}");

    /// <summary>Past triggers and foreign keys.</summary>
    private Task<int> Tamper(string sql) => Database.TamperAsync($"SET session_replication_role = replica; {sql}");
}
