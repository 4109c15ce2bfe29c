using System.Net;
using System.Text.RegularExpressions;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>
/// A browser without script: it keeps every cookie that it gets, and follows redirects between the application and the
/// provider. It speaks to the application as a proxy does that ends https.
/// </summary>
internal sealed partial class Bezoeker(string app) : IDisposable
{
    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
        }
    );
    private readonly string gastheer = new Uri(app).Authority;

    /// <summary>By host and name; an expired one is gone.</summary>
    public Dictionary<(string Host, string Naam), string> Koekjes { get; } = [];

    /// <summary>The attributes with which each cookie of the application came.</summary>
    public Dictionary<string, string> Attributen { get; } = new(StringComparer.Ordinal);

    /// <summary>The addresses on the way, the last one is where it ended.</summary>
    public List<Uri> Weg { get; } = [];

    public string Koekje(string naam) => Koekjes[(gastheer, naam)];

    public async Task<(HttpStatusCode Status, string Body)> Ga(string pad, HttpContent? formulier = null)
    {
        Weg.Clear();
        var adres = new Uri(new Uri(app), pad);
        for (var stap = 0; stap < 20; stap++)
        {
            using var antwoord = await Stuur(adres, formulier);
            formulier = null;
            if (antwoord.Headers.Location is not { } naar || (int)antwoord.StatusCode is < 300 or >= 400)
            {
                return (antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
            }
            adres = new Uri(adres, naar);
        }
        throw new InvalidOperationException($"No end to {pad}");
    }

    /// <summary>One request, without following where it leads.</summary>
    public async Task<HttpResponseMessage> Stuur(Uri adres, HttpContent? formulier = null)
    {
        // The application believes that it is behind https; here it is not.
        adres = adres.Authority == gastheer ? new UriBuilder(adres) { Scheme = "http" }.Uri : adres;
        Weg.Add(adres);
        using var verzoek = new HttpRequestMessage(formulier is null ? HttpMethod.Get : HttpMethod.Post, adres);
        verzoek.Content = formulier;
        var koekjes = Koekjes.Where(k => k.Key.Host == adres.Authority).Select(k => $"{k.Key.Naam}={k.Value}");
        verzoek.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", koekjes));
        if (adres.Authority == gastheer)
        {
            verzoek.Headers.Add("X-Forwarded-Proto", "https");
            verzoek.Headers.Add("X-Forwarded-For", "192.0.2.7");
        }
        var antwoord = await client.SendAsync(verzoek);
        Bewaar(adres, antwoord);
        return antwoord;
    }

    /// <summary>The form on a page that posts to this address, with its hidden fields and these others.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Verstuur(
        string pagina,
        string actie,
        params (string Naam, string Waarde)[] velden
    )
    {
        var (_, html) = await Ga(pagina);
        var begin = html.IndexOf($"action=\"{actie}\"", StringComparison.Ordinal);
        Assert.That(begin, Is.GreaterThan(0), $"no form to {actie} on {pagina}: {html}");
        var form = html[begin..html.IndexOf("</form>", begin, StringComparison.Ordinal)];
        var alles = Verborgen()
            .Matches(form)
            .Select(m => KeyValuePair.Create(m.Groups["naam"].Value, WebUtility.HtmlDecode(m.Groups["waarde"].Value)))
            .Concat(velden.Select(v => KeyValuePair.Create(v.Naam, v.Waarde)));
        return await Ga(actie, new FormUrlEncodedContent(alles));
    }

    /// <summary>The word of the forms on a page, without which none of them is taken.</summary>
    public async Task<string> Woord(string pagina)
    {
        var (_, html) = await Ga(pagina);
        return Verborgen()
            .Matches(html)
            .First(m => m.Groups["naam"].Value == "__RequestVerificationToken")
            .Groups["waarde"]
            .Value;
    }

    public void Dispose() => client.Dispose();

    private void Bewaar(Uri adres, HttpResponseMessage antwoord)
    {
        foreach (var regel in antwoord.Headers.TryGetValues("Set-Cookie", out var regels) ? regels : [])
        {
            var (naam, rest) = (regel[..regel.IndexOf('=')], regel[(regel.IndexOf('=') + 1)..]);
            var waarde = rest.Split(';')[0];
            if (waarde.Length == 0)
            {
                Koekjes.Remove((adres.Authority, naam));
            }
            else
            {
                Koekjes[(adres.Authority, naam)] = waarde;
                Attributen[naam] = rest.ToLowerInvariant();
            }
        }
    }

    [GeneratedRegex(
        "<input (?=[^>]*type=\"hidden\")[^>]*name=\"(?<naam>[^\"]+)\"[^>]*value=\"(?<waarde>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Verborgen();
}
