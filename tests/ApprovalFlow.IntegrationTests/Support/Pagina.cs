using System.Text.RegularExpressions;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>A page over HTTP as a browser without scripts sees it: its text, and forms sent with their token.</summary>
internal static partial class Pagina
{
    public static async Task<(int Status, string Html)> Open(this TestApp app, string persoon, string pad)
    {
        using var antwoord = await app.Als(persoon).GetAsync(new Uri(pad, UriKind.Relative));
        return ((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
    }

    /// <summary>Fills in a form of the page at Pad and sends it to Naar; gives where that led to.</summary>
    public static async Task<(int Status, string Html)> Verstuur(
        this TestApp app,
        string persoon,
        string pad,
        string naar,
        params (string Naam, string Waarde)[] velden
    )
    {
        var (status, html) = await app.Open(persoon, pad);
        Assert.That(status, Is.EqualTo(200), pad);
        var token = Token().Match(html).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([
            .. velden.Select(v => KeyValuePair.Create(v.Naam, v.Waarde)),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        using var antwoord = await app.Als(persoon).PostAsync(new Uri(naar, UriKind.Relative), form);
        return ((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
