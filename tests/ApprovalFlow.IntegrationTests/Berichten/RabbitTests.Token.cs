using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>A token made after our description alone.</summary>
internal sealed partial class RabbitTests
{
    /// <summary>With nothing of this product, nor of a library for tokens; the hash was computed with Python.</summary>
    [TestCase("ES256")]
    [TestCase("RS256")]
    public async Task A_token_made_by_hand_after_the_contract_is_taken(string alg)
    {
        const string Inhoud = "7216c56cd74371e1619ff0b17bec751bd1d8a24dae54138d4c181ccfa4456f4a";
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var koppeling = await Registreer($"HAND-{alg}", "HDFC", alg == "ES256" ? ec : rsa);
        using var beheer = await Beheerder();
        await beheer.Post("/beheer/koppelingen/toestaan", ("koppeling", koppeling.ToString()));
        var nota = await Nota.Ingediend(web);
        var taak = (await nota.Taak("hdfc"))!["id"]!.GetValue<string>();
        var exp = Edge.Nu().ToUnixTimeSeconds() + 300;
        var ondertekend =
            Deel($$"""{"alg":"{{alg}}"}""")
            + "."
            + Deel(
                $$"""{"iss":"{{koppeling}}","aud":"approvalflow","exp":{{exp}},"taak":"{{taak}}","inhoud":"{{Inhoud}}"}"""
            );
        var bytes = Encoding.ASCII.GetBytes(ondertekend);
        var handtekening =
            alg == "ES256"
                ? ec.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
                : rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var bericht = new JsonObject
        {
            ["taakId"] = taak,
            ["versie"] = 1,
            ["uitkomst"] = "akkoord",
            ["tekst"] = "Geen gevolgen voor de begroting.",
            ["medewerker"] = "H. Fennema",
            ["token"] = $"{ondertekend}.{Base64Url.EncodeToString(handtekening)}",
        };
        await luisteraar.Zend(Wachtrijen.Afstemming, bericht);
        await TestApp.Totdat(async () => await nota.Taak("hdfc") is null, "the answer");

        static string Deel(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
    }
}
