using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

[TestFixture]
internal sealed class LeesrechtenTests : PersistenceTests
{
    private const int Seed = 20250512;
    private const int Notas = 12;
    private const int Vragen = 60;

    /// <summary>Some in another case: two codes are the same whatever their case.</summary>
    private static readonly EenheidCode[] Eenheden =
    [
        EenheidCode.Of("DCo"),
        EenheidCode.Of("DCO"),
        EenheidCode.Of("HDFC"),
        EenheidCode.Of("SG"),
    ];

    [Test]
    public async Task The_filter_gives_the_notas_that_the_rule_lets_read()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Notas; i++)
        {
            await Readers(await Proef.Begin(), random);
        }
        var dossiers = new List<Dossier>();
        foreach (var id in await Db.Notas.Select(n => n.Id).ToListAsync())
        {
            dossiers.Add((await Proef.Dossiers.LoadAsync(id))!);
        }
        var found = 0;
        for (var i = 0; i < Vragen; i++)
        {
            var wie = Proef.Lid(EenheidCode.Of("X")) with
            {
                Id = Persoon(random),
                Eenheden = [.. random.GetItems(Eenheden, random.Next(3))],
            };
            var nu = Dag(random);
            var expected = dossiers.Where(d => Rechten.MagLezen(d, wie, nu)).Select(d => d.Nota.Id).ToList();
            var readable = await Db.Leesbaar(wie, nu).Select(n => n.Id).ToListAsync();
            Assert.That(readable, Is.EquivalentTo(expected));
            var taken = await Db.LeesbareTaken(wie, nu).Select(t => t.NotaId).Distinct().ToListAsync();
            Assert.That(taken, Is.EquivalentTo(expected));
            found += expected.Count;
        }
        Assert.That(found, Is.InRange(1, (Vragen * Notas) - 1));
    }

    [Test]
    public async Task Search_finds_kenmerk_subject_in_another_form_and_reference()
    {
        var id = await Proef.Begin("N2031-00042");
        foreach (var tekst in new[] { "N2031-00042", "jaarverslagen integriteit", "D2025-002301" })
        {
            var found = await Db.Zoek(Db.Notas, tekst).Select(n => n.Id).ToListAsync();
            Assert.That(found, Does.Contain(id), tekst);
        }
        var none = await Db.Zoek(Db.Notas, "kazerne").ToListAsync();
        Assert.That(none, Is.Empty);
    }

    [Test]
    public async Task A_ground_is_an_eenheid_or_a_person_and_does_not_end_before_it_begins()
    {
        var id = await Proef.Begin();
        foreach (
            var values in new[]
            {
                "NULL, NULL, now(), NULL",
                "'SG', gen_random_uuid(), now(), NULL",
                "'SG', NULL, now(), now() - interval '1 second'",
            }
        )
        {
            var sql =
                $"INSERT INTO nota_lezer (nota_id, nummer, grond, eenheid, medewerker, van, tot) VALUES ('{id}', 99, 'taak', {values})";
            Assert.That(
                async () => await Database.TamperAsync(sql),
                Throws.TypeOf<Npgsql.PostgresException>().With.Property("SqlState").EqualTo("23514")
            );
        }
    }

    private async Task Readers(NotaId id, Random random)
    {
        await Database.TamperAsync($"DELETE FROM nota_lezer WHERE nota_id = '{id}'");
        await using var writer = ApprovalFlowDbOptions.Open(Database.AdminConnectionString);
        var aantal = random.Next(4);
        for (var nummer = 1; nummer <= aantal; nummer++)
        {
            var isEenheid = random.Next(2) == 0;
            var van = Dag(random);
            writer.Add(
                new Lezer
                {
                    NotaId = id,
                    Nummer = nummer,
                    Grond = Leesgrond.Taak,
                    Eenheid = isEenheid ? random.GetItems(Eenheden, 1)[0] : null,
                    Medewerker = isEenheid ? null : Persoon(random),
                    Van = van,
                    Tot = random.Next(2) == 0 ? null : van + Duration.FromDays(1 + random.Next(3)),
                }
            );
        }
        await writer.SaveChangesAsync();
    }

    private static Instant Dag(Random random) => Proef.Maandag + Duration.FromDays(random.Next(6));

    private static MedewerkerId Persoon(Random random) =>
        MedewerkerId.Of(new Guid(random.Next(3), 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
}
