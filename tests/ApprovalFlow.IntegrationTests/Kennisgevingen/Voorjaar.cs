using System.Globalization;
using System.Text;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.IntegrationTests.Kennisgevingen;

/// <summary>
/// One nota from 1 April to 22 May 2025, day by day, as people handle it: on time, too late, sent back, deferred. It goes
/// over Goede Vrijdag, Easter, Koningsdag on a Saturday and 5 May.
/// </summary>
internal sealed class Voorjaar(Func<Request, Task<Reply>> stuur, Func<Task> rust)
{
    public static LocalDate Eerste { get; } = new(2025, 4, 1);
    public static LocalDate Laatste { get; } = new(2025, 5, 22);

    /// <summary>Before the hour of the first day.</summary>
    public static Instant Begin { get; } = Amsterdam.Op(Eerste, new LocalTime(7, 0));

    private string nota = "";

    /// <summary>Between the move of the clock and the acts of that day.</summary>
    public Func<LocalDate, Task> NaKlok { get; init; } = _ => Task.CompletedTask;

    public async Task Loop(LocalDate van, LocalDate totEnMet)
    {
        for (var dag = van; dag <= totEnMet; dag = dag.PlusDays(1))
        {
            await ZetKlok(Amsterdam.Op(dag, new LocalTime(9, 0)));
            await NaKlok(dag);
            await rust();
            await Handel(dag);
        }
    }

    /// <summary>A server that dies on the way is asked to go on to the same moment.</summary>
    public async Task ZetKlok(Instant doel)
    {
        var klok = await stuur(new("kd", "GET", "/api/v1/demo/klok", null));
        while (InstantPattern.ExtendedIso.Parse(klok.Json["nu"]!.GetValue<string>()).Value is var nu && nu < doel)
        {
            var plus = string.Create(CultureInfo.InvariantCulture, $"PT{Math.Ceiling((doel - nu).TotalSeconds)}S");
            klok = await stuur(new("kd", "POST", "/api/v1/demo/klok", new { plus }));
            Assert.That(klok.Status, Is.EqualTo(200).Or.Zero, klok.Body);
            if (klok.Status == 0)
            {
                klok = await stuur(new("kd", "GET", "/api/v1/demo/klok", null));
            }
        }
    }

    private Task Handel(LocalDate dag) =>
        LocalDatePattern.CreateWithInvariantCulture("MM-dd").Format(dag) switch
        {
            "04-01" => Dien(),
            "04-02" => Antwoord("cds", "akkoord"),
            "04-03" => Samen(Antwoord("djz", "akkoord"), () => Antwoord("dco", "akkoord")),
            "04-04" => Antwoord("coid", "niet-van-toepassing"),
            "04-09" => Verleng("hdfc", "2025-04-17"),
            "04-22" => Antwoord("hdfc", "niet-akkoord", "Het bedrag klopt niet."),
            "04-24" => Doe("kd", $"/api/v1/notas/{nota}/indiening", new { }),
            "04-28" => Antwoord("hdfc2", "akkoord"),
            "04-30" => Antwoord("dgb", "ondertekenen"),
            "05-02" => Antwoord("stasdef", "aanhouden", "Na het overleg.", "2025-05-12"),
            "05-13" => Antwoord("stasdef", "akkoord"),
            "05-15" => Antwoord("sg", "doorgeleiden"),
            "05-21" => Antwoord("secretariaat", "aangeboden"),
            _ => Task.CompletedTask,
        };

    private async Task Dien()
    {
        var made = await stuur(new("kd", "POST", "/api/v1/notas", Support.Nota.Velden()));
        Assert.That(made.Status, Is.EqualTo(201), made.Body);
        nota = made.Json["id"]!.GetValue<string>();
        await Doe("kd", $"/api/v1/notas/{nota}/indiening", new { });
    }

    private static async Task Samen(Task eerst, Func<Task> daarna)
    {
        await eerst;
        await daarna();
    }

    private async Task Verleng(string persoon, string termijn)
    {
        var taak = await Taak(persoon);
        await Doe(
            "kd",
            $"/api/v1/taken/{taak.Id}/verlenging",
            new { termijn, toelichting = "HDFC heeft meer tijd nodig." }
        );
    }

    private async Task Antwoord(string persoon, string uitkomst, string? toelichting = null, string? tot = null)
    {
        var (id, versie) = await Taak(persoon);
        await Doe(
            persoon,
            $"/api/v1/taken/{id}/afhandeling",
            new
            {
                uitkomst,
                toelichting,
                tot,
                versie,
            }
        );
    }

    /// <summary>Waits for it: the stukken are made by message.</summary>
    private async Task<(string Id, int Versie)> Taak(string persoon)
    {
        (string, int)? found = null;
        await TestApp.Totdat(
            async () =>
            {
                var taken = await stuur(new(persoon, "GET", "/api/v1/taken?vanMij=true&status=open", null));
                var taak = taken.Json["items"]!.AsArray().SingleOrDefault();
                found = taak is null ? null : (taak["id"]!.GetValue<string>(), taak["versie"]!.GetValue<int>());
                return found is not null;
            },
            $"a task of {persoon}"
        );
        return found!.Value;
    }

    private async Task Doe(string persoon, string pad, object body)
    {
        var reply = await stuur(new(persoon, "POST", pad, body));
        Assert.That(reply.Status, Is.EqualTo(200), $"{pad}: {reply.Body}");
        await rust();
    }

    /// <summary>All that appeared, by day: lines of the journal in order, then notices, then mails that came in.</summary>
    public static async Task<string> Verslag(TestDatabase database, Mailbak bak)
    {
        await using var db = database.Open();
        var register = await new RegisterStore(db).LoadAsync();
        var namen = new Namen(register.Eenheden, id => register.Medewerker(id)!.Naam);
        var regels = new List<(LocalDate Dag, int Soort, string Tekst)>();
        var id = (await db.Notas.SingleAsync()).Id;
        await foreach (var line in new JournaalStore(db).AllAsync(id))
        {
            regels.Add((Namen.Dag(line.Vastlegging.Op), 0, $"journaal: {line.Vastlegging.Zin(namen)}"));
        }
        var kennisgevingen = await db.Kennisgevingen.ToListAsync();
        regels.AddRange(Per("melding", 1, kennisgevingen.Select(k => (Namen.Dag(k.Op), k.Zin, Wie(register, k)))));
        var mails = await db.Mails.ToDictionaryAsync(m => m.MessageId);
        var ontvangen = bak.Mails.DistinctBy(m => m.MessageId).Select(m => (Mail: m, Rij: mails[m.MessageId]));
        regels.AddRange(
            Per(
                "mail",
                2,
                ontvangen.Select(m =>
                {
                    var zinnen = kennisgevingen.Where(k => k.MailId == m.Rij.Id).Select(k => k.Zin);
                    Assert.That(
                        zinnen,
                        Is.All.Matches<string>(zin => m.Mail.Bericht.TextBody!.Contains(zin!, StringComparison.Ordinal))
                    );
                    return (Namen.Dag(m.Rij.BeslotenOp), m.Mail.Bericht.Subject!, m.Mail.Aan.Split('@')[0]);
                })
            )
        );
        var tekst = new StringBuilder();
        foreach (var dag in regels.GroupBy(r => r.Dag).OrderBy(g => g.Key))
        {
            tekst.Append(LocalDatePattern.Iso.Format(dag.Key)).Append('\n');
            foreach (var regel in dag.OrderBy(r => r.Soort))
            {
                tekst.Append("  ").Append(regel.Tekst).Append('\n');
            }
        }
        return tekst.ToString();
    }

    private static string Wie(Register register, KennisgevingRow k) => register.Medewerker(k.Ontvanger)!.Aanmeldnaam;

    private static IEnumerable<(LocalDate, int, string)> Per(
        string wat,
        int soort,
        IEnumerable<(LocalDate Dag, string Tekst, string Wie)> regels
    ) =>
        regels
            .GroupBy(r => (r.Dag, r.Tekst))
            .Select(g =>
                (
                    g.Key.Dag,
                    soort,
                    $"{wat} {string.Join(' ', g.Select(r => r.Wie).Order(StringComparer.Ordinal))}: {g.Key.Tekst}"
                )
            )
            .OrderBy(r => r.Item3, StringComparer.Ordinal);
}
