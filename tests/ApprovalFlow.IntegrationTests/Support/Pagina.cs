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
        // Redirects are followed by hand: the handler would leave the sign-in behind.
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(app.Adres) };
        client.DefaultRequestHeaders.Authorization = app.Als(persoon).DefaultRequestHeaders.Authorization;
        var html = await client.GetStringAsync(new Uri(pad, UriKind.Relative));
        var token = Token().Match(html).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([
            .. velden.Select(v => KeyValuePair.Create(v.Naam, v.Waarde)),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        using var antwoord = await client.PostAsync(new Uri(naar, UriKind.Relative), form);
        if (antwoord.Headers.Location is not { } verder)
        {
            return ((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
        }
        using var daar = await client.GetAsync(verder);
        return ((int)daar.StatusCode, await daar.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
