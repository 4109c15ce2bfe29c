using System.Security.Cryptography;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Berichten;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>An administrator takes back what a koppeling may do.</summary>
internal sealed partial class RabbitTests
{
    [Test]
    public async Task The_next_answer_of_a_koppeling_that_was_stopped_is_refused()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var koppeling = await Registreer("FIN-6", "HDFC", sleutel);
        using var beheer = await Beheerder();
        await beheer.Post("/beheer/koppelingen/toestaan", ("koppeling", koppeling.ToString()));
        var eerst = await Nota.Ingediend(web);
        await luisteraar.Zend(Wachtrijen.Afstemming, Antwoord(koppeling, sleutel, await HdfcTaak(eerst)));
        await TestApp.Totdat(async () => await eerst.Taak("hdfc") is null, "the answer while it is allowed");

        await beheer.Post("/beheer/koppelingen/stoppen", ("koppeling", koppeling.ToString()));
        var daarna = await Nota.Ingediend(web);
        var antwoord = Antwoord(koppeling, sleutel, await HdfcTaak(daarna));
        var geweigerd = await Geweigerd(antwoord.ToJsonString());
        Assert.That(geweigerd.Code, Is.EqualTo("token-ongeldig"));
        Assert.That(geweigerd.Zin, Is.EqualTo("Geweigerd: koppeling FIN-6 is niet toegestaan."));
        Assert.That(await daarna.Taak("hdfc"), Is.Not.Null, "and the task is still open");
        Assert.That((await daarna.Zinnen())[^1], Does.Contain("is niet toegestaan"), "on record");
    }

    private static async Task<Guid> HdfcTaak(Nota nota) =>
        Guid.Parse((await nota.Taak("hdfc"))!["id"]!.GetValue<string>());
}
