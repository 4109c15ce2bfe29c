using System.Security.Cryptography;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>What a chain can not show, since it was recomputed whole, an anchor shows.</summary>
[TestFixture]
internal sealed class AnkerTests : PersistenceTests
{
    private static readonly Instant Nu = Proef.Maandag;

    private ECDsa sleutel = null!;
    private NotaId id;

    [SetUp]
    public async Task Begin()
    {
        sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        id = await Proef.Begin();
        await Leg("eerste");
        await Ankers.ZetAsync(sleutel, Nu);
        await Proef.Dien(id);
        await Leg("tweede");
        await Ankers.ZetAsync(sleutel, Nu + Duration.FromDays(1));
    }

    [TearDown]
    public async Task Forget()
    {
        sleutel.Dispose();
        await Tamper("DELETE FROM anker_kop; DELETE FROM anker; DELETE FROM inzage; DELETE FROM registerwijziging");
    }

    private Ankers Ankers => new(Db);

    [Test]
    public async Task Whole_anchors_hold_and_cover_only_chains_that_moved()
    {
        await Ankers.ZetAsync(sleutel, Nu + Duration.FromDays(2));
        var controle = await Ankers.VerifyAsync([sleutel]);
        var koppen = await Db.Ankers.OrderBy(a => a.Nummer).Select(a => a.Koppen).ToListAsync();
        Assert.That(controle, Is.EqualTo(new Ankercontrole(3, Nu + Duration.FromDays(2), null)));
        Assert.That(koppen[1..], Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public async Task The_public_key_alone_verifies_and_another_key_does_not()
    {
        using var openbaar = ECDsa.Create();
        openbaar.ImportSubjectPublicKeyInfo(sleutel.ExportSubjectPublicKeyInfo(), out _);
        var goed = await Ankers.VerifyAsync([openbaar]);
        Assert.That(goed.Breuk, Is.Null);
        using var vreemd = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var slecht = await Ankers.VerifyAsync([vreemd]);
        Assert.That(slecht.Breuk!.Melding, Does.StartWith("it is signed with a key that was not given"));
    }

    [Test]
    public async Task After_a_change_of_key_the_anchors_of_the_earlier_one_hold_with_both()
    {
        using var nieuw = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await Ankers.ZetAsync(nieuw, Nu + Duration.FromDays(2));
        Assert.Multiple(async () =>
        {
            Assert.That((await Ankers.VerifyAsync([sleutel, nieuw])).Breuk, Is.Null);
            Assert.That((await Ankers.VerifyAsync([nieuw])).Breuk!.Nummer, Is.EqualTo(1));
            Assert.That((await Ankers.VerifyAsync([sleutel])).Breuk!.Nummer, Is.EqualTo(3));
        });
    }

    /// <summary>Who got hold of a key that was replaced can sign nothing new with it.</summary>
    [Test]
    public async Task A_key_that_was_replaced_signs_no_later_anchor()
    {
        using var nieuw = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await Ankers.ZetAsync(nieuw, Nu + Duration.FromDays(2));
        await Ankers.ZetAsync(sleutel, Nu + Duration.FromDays(3));
        var breuk = (await Ankers.VerifyAsync([sleutel, nieuw])).Breuk;
        Assert.That(breuk, Is.EqualTo(new Ankerbreuk(4, "it is signed with an earlier key than the anchor before it")));
    }

    [Test]
    public async Task A_chain_that_was_recomputed_whole_is_found()
    {
        var regel = await Db.Gebeurtenissen.SingleAsync(g => g.NotaId == id && g.Volgnummer == 1);
        var vervalst = regel with { Aanmelding = "digid" };
        await Herschrijf(vervalst);
        Assert.That((await new Journaalketen(Db).VerifyAsync(id)).Breuk, Is.Null, "the chain is whole again");
        var controle = await Ankers.VerifyAsync([sleutel]);
        Assert.That(controle.Breuk!.Nummer, Is.EqualTo(1));
    }

    /// <summary>By reflection over the model, so that a new column is tried without being named here.</summary>
    [TestCaseSource(nameof(Kolommen))]
    public async Task Any_column_of_an_anchor_or_of_what_it_covers_is_found(string table, string column)
    {
        var changed = await Tamper(
            $"UPDATE {table} SET {column} = {await Anders(table, column)} WHERE ctid = (SELECT min(ctid) FROM {table})"
        );
        Assert.That(changed, Is.EqualTo(1));
        Assert.That((await Ankers.VerifyAsync([sleutel])).Breuk, Is.Not.Null);
    }

    [TestCase("DELETE FROM anker_kop WHERE anker = 1; DELETE FROM anker WHERE nummer = 1")]
    [TestCase("DELETE FROM anker_kop WHERE anker = 2")]
    [TestCase("DELETE FROM inzage WHERE id = (SELECT min(id) FROM inzage)")]
    [TestCase("DELETE FROM registerwijziging WHERE id = (SELECT min(id) FROM registerwijziging)")]
    [TestCase(Verwisseld)]
    public async Task Rows_that_are_missing_or_reordered_are_found(string sql)
    {
        await Tamper(sql);
        Assert.That((await Ankers.VerifyAsync([sleutel])).Breuk, Is.Not.Null);
    }

    /// <summary>The access log with the last line first.</summary>
    private const string Verwisseld = """
        CREATE TEMP TABLE kopie AS SELECT * FROM inzage;
        DELETE FROM inzage;
        INSERT INTO inzage OVERRIDING SYSTEM VALUE
        SELECT (SELECT min(id) + max(id) FROM kopie) - id, soort, op, medewerker, nota_id, handeling, voorwerp, uitkomst,
          aanmelding, herkomst FROM kopie;
        DROP TABLE kopie
        """;

    private static IEnumerable<TestCaseData> Kolommen()
    {
        using var db = ApprovalFlowDbOptions.Open("Host=nowhere");
        foreach (
            var type in new[] { typeof(AnkerRow), typeof(AnkerKopRow), typeof(InzageRow), typeof(RegisterwijzigingRow) }
        )
        {
            var entity = db.Model.FindEntityType(type)!;
            foreach (var property in entity.GetProperties().Where(p => p.Name != nameof(InzageRow.Id)))
            {
                yield return new TestCaseData(entity.GetTableName(), property.GetColumnName());
            }
        }
    }

    private async Task<string> Anders(string table, string column)
    {
        var type = await Db
            .Database.SqlQuery<string>(
                $"SELECT data_type AS \"Value\" FROM information_schema.columns WHERE table_name = {table} AND column_name = {column}"
            )
            .SingleAsync();
        return type switch
        {
            "uuid" => "gen_random_uuid()",
            "integer" or "bigint" => $"{column} + 7",
            "timestamp with time zone" => $"{column} + interval '1 microsecond'",
            "json" => $"'{{\"x\":1}}'",
            "bytea" => $"set_byte({column}, 8, 255 - get_byte({column}, 8))",
            "text" when column == "soort" => "'geweigerd'",
            "text" => $"coalesce({column}, '') || 'x'",
            var other => throw new ArgumentOutOfRangeException(nameof(column), other, column),
        };
    }

    /// <summary>Line 1 with another content, and every later line and the nota made to follow it.</summary>
    private async Task Herschrijf(GebeurtenisRow eerste)
    {
        var lines = await Db.Gebeurtenissen.Where(g => g.NotaId == id).OrderBy(g => g.Volgnummer).ToListAsync();
        var vorige = eerste.VorigeHash;
        foreach (var line in lines)
        {
            var nieuw = (line.Volgnummer == 1 ? eerste : line) with { VorigeHash = vorige };
            nieuw = nieuw with { Hash = Journaalhash.Of(nieuw) };
            await Tamper(
                $"UPDATE gebeurtenis SET aanmelding = '{nieuw.Aanmelding}', vorige_hash = '{nieuw.VorigeHash}', "
                    + $"hash = '{nieuw.Hash}' WHERE nota_id = '{id}' AND volgnummer = {line.Volgnummer}"
            );
            vorige = nieuw.Hash;
        }
    }

    private async Task Leg(string voorwerp)
    {
        var op = Nu - Duration.FromHours(1);
        await new InzageStore(Database.AppConnectionString).VoegToeAsync(
            new InzageRow
            {
                Soort = InzageSoort.Gelezen,
                Op = op,
                Handeling = "lezen",
                Voorwerp = voorwerp,
                Uitkomst = "200",
                Aanmelding = "demo",
            }
        );
        await using var transaction = await Db.Database.BeginTransactionAsync();
        await new Registerjournaal(Db).AppendAsync("proef", voorwerp, voorwerp, "nieuw", new(null, op, op));
        await transaction.CommitAsync();
    }

    private Task<int> Tamper(string sql) => Database.TamperAsync($"SET session_replication_role = replica; {sql}");
}
