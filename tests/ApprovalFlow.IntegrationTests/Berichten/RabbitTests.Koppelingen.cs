using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Persistence;
using ApprovalFlow.Persistence.Migrations;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>A directie's own system answers, and an administrator sees what was refused.</summary>
internal sealed partial class RabbitTests
{
    [Test]
    public async Task A_koppeling_answers_for_its_eenheid_once_an_administrator_allows_it()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var koppeling = await Registreer("FIN-1", "HDFC", sleutel);
        var nota = await Nota.Ingediend(web);
        var taak = Guid.Parse((await nota.Taak("hdfc"))!["id"]!.GetValue<string>());
        var bericht = Antwoord(koppeling, sleutel, taak);
        var id = Edge.NieuwId().ToString();

        await luisteraar.Zend(Wachtrijen.Afstemming, bericht.ToJsonString(), id);
        await TestApp.Totdat(
            async () => (await nota.Zinnen())[^1].Contains("is niet toegestaan", StringComparison.Ordinal),
            "a line in the journal"
        );
        Assert.That(await nota.Taak("hdfc"), Is.Not.Null);

        using var beheer = await Beheerder();
        await beheer.Post("/beheer/koppelingen/toestaan", ("koppeling", koppeling.ToString()));
        var wijzigingen = await beheer.Lees("/beheer/wijzigingen?register=koppeling");
        Assert.That(wijzigingen, Does.Match("(?s)FIN-1.*toegestaan:.*nee.*ja.*FIN-1"), "both edits are on record");
        await OpnieuwVerzenden(beheer, id);
        await luisteraar.Zend(Wachtrijen.Afstemming, bericht.ToJsonString(), id); // and a repeat
        await TestApp.Totdat(async () => await nota.Taak("hdfc") is null, "the answer");
        var zinnen = await nota.Zinnen();
        const string Wie = "Koppeling FIN-1 namens HDFC, opgegeven medewerker H. Fennema";
        Assert.That(zinnen[^1], Is.EqualTo($"{Wie}, gaf als afstemming van versie 1: akkoord."));
        var antwoord = (await nota.Toon())["afstemmingen"]!
            .AsArray()
            .Single(a => a!["eenheid"]!.GetValue<string>() == "HDFC");
        Assert.That(antwoord!["door"]!.GetValue<string>(), Is.EqualTo(Wie), "at the API");
        var kenmerk = (await nota.Toon())["kenmerk"]!.GetValue<string>();
        using var hoofd = await Beheerbezoek.Begin(web, "hdfc-hoofd");
        Assert.That(await hoofd.Lees($"/notas/{kenmerk}"), Does.Contain($">{Wie}<"), "on the page of the nota");
        var laat = await web.Vraag(
            "hdfc",
            "POST",
            $"/api/v1/taken/{taak}/afhandeling",
            new { uitkomst = "akkoord", versie = 1 },
            ("Idempotency-Key", "te-laat")
        );
        Assert.That(laat.Status, Is.EqualTo(409));
        Assert.That(laat.Body!["door"]!.GetValue<string>(), Is.EqualTo(Wie), "to who comes second");

        // Rows from before these columns get what the journal says.
        await web.Database.TamperAsync("UPDATE afstemming SET koppeling = NULL, opgegeven_medewerker = NULL");
        await using var db = web.Database.Open();
        var store = new DossierStore(db, Edge.NieuwId, OpdrachtBeleid.Standaard);
        Assert.That(
            await store.DifferencesAsync(NotaId.Of(Guid.Parse(nota.Id))),
            Is.Not.Empty,
            "not the fold any more"
        );
        foreach (var vulling in new Koppelingantwoord().UpOperations.OfType<SqlOperation>())
        {
            await web.Database.TamperAsync(vulling.Sql);
        }
        await Snapshot.Holds(web.Database, nota.Id);
        Assert.That((await Snapshot.Of(web.Database, nota.Id)).Count("koppeling-geweigerd"), Is.EqualTo(1));
        Assert.That(
            (await nota.Toon())["hoofdstukken"]!.ToJsonString(),
            Does.Contain("Geen gevolgen voor de begroting.")
        );
    }

    [Test]
    public async Task A_token_that_does_not_hold_changes_nothing_and_is_on_record()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var vreemd = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var koppeling = await Registreer("FIN-2", "HDFC", sleutel);
        using var beheer = await Beheerder();
        await beheer.Post("/beheer/koppelingen/toestaan", ("koppeling", koppeling.ToString()));
        var nota = await Nota.Ingediend(web);
        var hdfc = Guid.Parse((await nota.Taak("hdfc"))!["id"]!.GetValue<string>());
        var djz = Guid.Parse((await nota.Taak("djz"))!["id"]!.GetValue<string>());

        var zonder = Antwoord(koppeling, sleutel, hdfc);
        zonder["token"] = "";
        var onleesbaar = Antwoord(koppeling, sleutel, hdfc);
        onleesbaar["token"] = "aaaa.bbbb.cccc";
        var andereTekst = Antwoord(koppeling, sleutel, hdfc);
        andereTekst["tekst"] = "Iets anders.";
        var anderOordeel = Antwoord(koppeling, sleutel, hdfc);
        anderOordeel["uitkomst"] = "niet-van-toepassing";
        var langGeldig = Antwoord(koppeling, sleutel, hdfc, TimeSpan.FromHours(3));
        var verlopen = Antwoord(koppeling, sleutel, hdfc, TimeSpan.FromHours(-3));
        JsonNode[] geweigerd =
        [
            zonder,
            onleesbaar,
            andereTekst,
            anderOordeel,
            langGeldig,
            verlopen,
            Antwoord(koppeling, vreemd, hdfc),
            Antwoord(Edge.NieuwId(), sleutel, hdfc),
        ];
        foreach (var bericht in geweigerd)
        {
            await luisteraar.Zend(Wachtrijen.Afstemming, bericht);
        }
        // For another eenheid the token holds, and the answer is refused by the rule; of no task at all it hears the same.
        await luisteraar.Zend(Wachtrijen.Afstemming, Antwoord(koppeling, sleutel, djz));
        await luisteraar.Zend(Wachtrijen.Afstemming, Antwoord(koppeling, sleutel, Edge.NieuwId()));
        await TestApp.Totdat(
            async () => (await Snapshot.Of(web.Database, nota.Id)).Count("koppeling-geweigerd") == geweigerd.Length,
            "a line for each"
        );
        await TestApp.Totdat(
            async () =>
                (await Onbestelbaar()).Count(r => r.StartsWith("Koppeling FIN-2 antwoordt", StringComparison.Ordinal))
                == 2,
            "the other eenheid"
        );
        Assert.That(await nota.Taak("hdfc"), Is.Not.Null);
        Assert.That(await nota.Taak("djz"), Is.Not.Null);
    }

    [Test]
    public async Task Who_sent_a_refused_answer_hears_why_and_knows_a_repeat_of_that_by_its_id()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var koppeling = await Registreer("FIN-3", "HDFC", sleutel);
        using var beheer = await Beheerder();
        await beheer.Post("/beheer/koppelingen/toestaan", ("koppeling", koppeling.ToString()));
        var nota = await Nota.Ingediend(web);
        var taak = Guid.Parse((await nota.Taak("hdfc"))!["id"]!.GetValue<string>());
        var laat = Antwoord(koppeling, sleutel, taak);
        await nota.Antwoord("hdfc", "akkoord");
        var leeg = Antwoord(
            koppeling,
            sleutel,
            taak,
            wijzig: a => a with { Uitkomst = "niet-akkoord", Tekst = null, Medewerker = "" }
        );
        var valsToken = Antwoord(koppeling, sleutel, taak);
        valsToken["token"] = "";

        var telaat = await Geweigerd(laat.ToJsonString());
        Assert.That(telaat.Code, Is.EqualTo("taak-is-al-afgerond"));
        Assert.That(telaat.Body["taakId"]!.GetValue<string>(), Is.EqualTo(taak.ToString()));
        Assert.That(
            telaat.Body.ToJsonString(),
            Does.Not.Contain("begroting").And.Not.Contain("Fennema").And.Not.Contain(nota.Id),
            "nothing of what it held"
        );
        Assert.That((await Geweigerd(leeg.ToJsonString())).Zin, Does.Contain("medewerker"));
        Assert.That((await Geweigerd(valsToken.ToJsonString())).Code, Is.EqualTo("token-ongeldig"));
        Assert.That((await Geweigerd("{ this is no JSON")).Code, Is.EqualTo("onverwerkbaar"));

        await OpnieuwVerzenden(beheer, telaat.Bericht);
        await TestApp.Totdat(() => Task.FromResult(Over(telaat.Bericht).Count == 2), "refused once more");
        Assert.That(Over(telaat.Bericht).Select(b => b.Id).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
    }

    private async Task<(string Bericht, string Code, string Zin, JsonNode Body)> Geweigerd(string bericht)
    {
        var id = Edge.NieuwId().ToString();
        await luisteraar.Zend(Wachtrijen.Afstemming, bericht, id);
        await TestApp.Totdat(() => Task.FromResult(Over(id).Count > 0), "the refusal");
        var body = Over(id)[0].Body;
        return (id, body["code"]!.GetValue<string>(), body["zin"]!.GetValue<string>(), body);
    }

    private List<(string Exchange, string? Id, JsonNode Body)> Over(string bericht) =>
        [
            .. luisteraar.Gehoord.Where(b =>
                b.Exchange == "approvalflow.afstemming-geweigerd.v1"
                && b.Body["berichtId"]?.GetValue<string>() == bericht
            ),
        ];

    private async Task<Guid> Registreer(string naam, string eenheid, AsymmetricAlgorithm sleutel)
    {
        using var beheer = await Beheerder();
        await beheer.Post(
            "/beheer/koppelingen",
            ("Naam", naam),
            ("Eenheid", eenheid),
            ("Sleutel", sleutel.ExportSubjectPublicKeyInfoPem())
        );
        await using var db = web.Database.Open();
        return (await db.Koppelingen.SingleAsync(k => k.Naam == naam)).Id;
    }

    private async Task OpnieuwVerzenden(Beheerbezoek beheer, string berichtId)
    {
        await using var db = web.Database.Open();
        var brieven = db.Onbestelbaar.Where(b =>
            b.BerichtId == Guid.Parse(berichtId) && b.Status == OnbestelbaarStatus.Open
        );
        await TestApp.Totdat(() => brieven.AnyAsync(), "the message lies aside, just after the line in the journal");
        var brief = await brieven.SingleAsync();
        Assert.That(await beheer.Lees("/beheer/berichten"), Does.Contain(brief.Id.ToString()));
        await beheer.Post("/beheer/berichten/opnieuw", ("bericht", brief.Id.ToString()));
    }

    private async Task<Beheerbezoek> Beheerder() => await Beheerbezoek.Begin(web, "beheer");

    private static JsonNode Antwoord(
        Guid koppeling,
        ECDsa sleutel,
        Guid taak,
        TimeSpan? geldig = null,
        Func<AfstemmingVastleggen, AfstemmingVastleggen>? wijzig = null
    )
    {
        var bericht = new AfstemmingVastleggen
        {
            TaakId = taak,
            Versie = 1,
            Uitkomst = "akkoord",
            Tekst = "Geen gevolgen voor de begroting.",
            Medewerker = "H. Fennema",
            Token = "",
        };
        bericht = wijzig?.Invoke(bericht) ?? bericht;
        var tot = Edge.Nu().ToDateTimeUtc() + (geldig ?? TimeSpan.FromMinutes(5));
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = koppeling.ToString(),
                Audience = Koppelingtokens.Ontvanger,
                Expires = tot,
                Claims = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["taak"] = taak.ToString(),
                    ["inhoud"] = Koppelingtokens.Inhoud(bericht),
                },
                SigningCredentials = new SigningCredentials(
                    new ECDsaSecurityKey(sleutel),
                    SecurityAlgorithms.EcdsaSha256
                ),
            }
        );
        return new JsonObject
        {
            ["taakId"] = taak.ToString(),
            ["versie"] = 1,
            ["uitkomst"] = bericht.Uitkomst,
            ["tekst"] = bericht.Tekst,
            ["medewerker"] = bericht.Medewerker,
            ["token"] = token,
        };
    }
}
