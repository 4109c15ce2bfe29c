using System.Net;
using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>Somebody on the pages: signed in with a cookie, and each form with its token.</summary>
internal sealed partial class Beheerbezoek : IDisposable
{
    private readonly HttpClient client;
    private Uri node;

    private Beheerbezoek(HttpClient client, Uri node) => (this.client, this.node) = (client, node);

    public static async Task<Beheerbezoek> Begin(TestApp app, string persoon)
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });
        var bezoek = new Beheerbezoek(browser, new Uri(app.Adres));
        await bezoek.Post("/aanmelden", ("persoon", persoon));
        return bezoek;
    }

    /// <summary>Whatever the page says, also when it refuses.</summary>
    public async Task<string> Lees(string pad)
    {
        using var antwoord = await client.GetAsync(new Uri(node, pad));
        return WebUtility.HtmlDecode(await antwoord.Content.ReadAsStringAsync());
    }

    /// <summary>The next pages come from another node; cookies know hosts, not ports.</summary>
    public void GaNaar(TestApp app) => node = new Uri(app.Adres);

    /// <summary>Reads the form on the node where the visitor is, and sends it to this one.</summary>
    public async Task<string> Post(string pad, TestApp naar, params (string Naam, string Waarde)[] velden)
    {
        var (status, pagina) = await Probeer(pad, new Uri(naar.Adres), velden);
        Assert.That(status, Is.EqualTo(200), pagina);
        return pagina;
    }

    /// <summary>Sends the form with the token of the page; gives the page that came back.</summary>
    public async Task<string> Post(string pad, params (string Naam, string Waarde)[] velden)
    {
        var (status, pagina) = await Probeer(pad, velden);
        Assert.That(status, Is.EqualTo(200), pagina);
        return pagina;
    }

    public Task<(int Status, string Pagina)> Probeer(string pad, params (string Naam, string Waarde)[] velden) =>
        Probeer(pad, node, velden);

    private async Task<(int Status, string Pagina)> Probeer(string pad, Uri naar, (string Naam, string Waarde)[] velden)
    {
        var formulier = string.Join('/', pad.Split('/').Take(3));
        var token = Token().Match(await Lees(formulier)).Groups["token"].Value;
        using var content = new FormUrlEncodedContent([
            .. velden.Select(v => KeyValuePair.Create(v.Naam, v.Waarde)),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        using var antwoord = await client.PostAsync(new Uri(naar, pad), content);
        return ((int)antwoord.StatusCode, WebUtility.HtmlDecode(await antwoord.Content.ReadAsStringAsync()));
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex(
        @"name=""__RequestVerificationToken"" type=""hidden"" value=""(?<token>[^""]+)""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
