using System.Security.Cryptography;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>What comes again, and what can not be known again because it has no id.</summary>
internal sealed partial class RabbitTests
{
    [Test]
    public async Task An_answer_that_was_taken_is_not_refused_when_it_comes_again_and_its_token_holds_no_more()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var koppeling = await Registreer("FIN-4", "HDFC", sleutel);
        using var beheer = await Beheerder();
        await beheer.Post("/beheer/koppelingen/toestaan", ("koppeling", koppeling.ToString()));
        var nota = await Nota.Ingediend(web);
        var bericht = Antwoord(koppeling, sleutel, Guid.Parse((await nota.Taak("hdfc"))!["id"]!.GetValue<string>()));
        var id = Edge.NieuwId();
        var afloop = new Afloop();
        using var kijkt = worker.Services.GetRequiredService<IBusControl>().ConnectReceiveObserver(afloop);
        await luisteraar.Zend(Wachtrijen.Afstemming, bericht.ToJsonString(), id.ToString());
        await TestApp.Totdat(() => Task.FromResult(afloop.Genomen(id) == 1), "the answer");
        Assert.That(await nota.Taak("hdfc"), Is.Null);
        await beheer.Post("/beheer/koppelingen/stoppen", ("koppeling", koppeling.ToString()));

        await luisteraar.Zend(Wachtrijen.Afstemming, bericht.ToJsonString(), id.ToString());
        await TestApp.Totdat(() => Task.FromResult(afloop.Genomen(id) == 2), "the repeat");
        await using var db = web.Database.Open();
        Assert.That(await db.Onbestelbaar.AnyAsync(b => b.BerichtId == id), Is.False, "neither put aside nor told");
        Assert.That((await Snapshot.Of(web.Database, nota.Id)).Count("koppeling-geweigerd"), Is.Zero);

        bericht["tekst"] = "Iets anders.";
        await luisteraar.Zend(Wachtrijen.Afstemming, bericht.ToJsonString(), id.ToString());
        await TestApp.Totdat(() => Task.FromResult(Over(id.ToString()).Count == 1), "other bytes are no repeat");
        Assert.That(Over(id.ToString())[0].Body["code"]!.GetValue<string>(), Is.EqualTo("token-ongeldig"));
    }

    [Test]
    public async Task What_has_no_id_is_refused_for_its_token_first_and_that_is_on_record_once()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var koppeling = await Registreer("FIN-5", "HDFC", sleutel);
        using var beheer = await Beheerder();
        await beheer.Post("/beheer/koppelingen/toestaan", ("koppeling", koppeling.ToString()));
        var nota = await Nota.Ingediend(web);
        var taak = (await nota.Taak("hdfc"))!["id"]!.GetValue<string>();
        var vals = Antwoord(koppeling, sleutel, Guid.Parse(taak));
        vals["token"] = "";
        await luisteraar.Zend(Wachtrijen.Afstemming, vals.ToJsonString(), null);
        await luisteraar.Zend(Wachtrijen.Afstemming, vals.ToJsonString(), null);
        await luisteraar.Zend(
            Wachtrijen.Afstemming,
            Antwoord(koppeling, sleutel, Guid.Parse(taak)).ToJsonString(),
            null
        );
        List<string> codes = [];
        await TestApp.Totdat(
            () =>
            {
                codes =
                [
                    .. luisteraar
                        .Gehoord.Where(b => b.Exchange == "approvalflow.afstemming-geweigerd.v1")
                        .Where(b => b.Body["taakId"]?.GetValue<string>() == taak)
                        .Select(b => b.Body["code"]!.GetValue<string>()),
                ];
                return Task.FromResult(codes.Count == 3);
            },
            "three refusals"
        );
        Assert.That(codes, Is.EquivalentTo(new[] { "token-ongeldig", "token-ongeldig", "geen-message-id" }));
        Assert.That((await Snapshot.Of(web.Database, nota.Id)).Count("koppeling-geweigerd"), Is.EqualTo(1));
        Assert.That(await nota.Taak("hdfc"), Is.Not.Null);
        await using var db = web.Database.Open();
        var notaId = NotaId.Of(Guid.Parse(nota.Id));
        Assert.That(await db.Onbestelbaar.CountAsync(b => b.BerichtId == null && b.NotaId == notaId), Is.EqualTo(3));
    }
}
