using System.Collections.Immutable;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>A control of a form: its kind, what stands in it, and of what can be chosen the values.</summary>
internal sealed record Veld(string Naam, string Soort, string Waarde, ImmutableArray<string> Keuzes, bool Gekozen)
{
    public bool IsVrij => Soort is "text" or "textarea" or "search" or "password" && Keuzes.IsEmpty;
}

/// <summary>A form as somebody found it, with the button that sends it.</summary>
internal sealed record Webformulier(
    string Persoon,
    string Pagina,
    string Methode,
    string Naar,
    bool MetBestand,
    ImmutableArray<Veld> Velden
);

/// <summary>A page, read once: its forms, and where its links and its forms that only ask lead to.</summary>
internal sealed record Bladzijde(
    string Persoon,
    string Pad,
    int Status,
    string Html,
    ImmutableArray<Webformulier> Formulieren,
    ImmutableArray<string> Links
);

/// <summary>
/// Somebody without scripts who goes wherever a link leads and sees every form on the way.
/// </summary>
internal sealed class Wandelaar : IDisposable
{
    private const int PerSoort = 2;

    private readonly HttpClient client;
    private readonly HtmlParser parser = new();
    private string woord = "";

    public Wandelaar(TestApp app, string persoon)
        : this(app.Adres, persoon) { }

    public Wandelaar(string adres, string persoon)
    {
        Persoon = persoon;
        client = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
        )
        {
            BaseAddress = new Uri(adres),
        };
        if (persoon.Length > 0)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", $"demo-{persoon}");
        }
    }

    public string Persoon { get; }

    /// <summary>Null for what is no page: a file, a calendar, JSON.</summary>
    public async Task<Bladzijde?> Lees(string pad)
    {
        using var antwoord = await client.GetAsync(new Uri(pad, UriKind.Relative));
        return antwoord.Content.Headers.ContentType?.MediaType == "text/html"
            ? Blad(pad, (int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync())
            : null;
    }

    /// <summary>Without following where it leads.</summary>
    public async Task<int> Status(string pad)
    {
        using var antwoord = await client.GetAsync(new Uri(pad, UriKind.Relative));
        return (int)antwoord.StatusCode;
    }

    /// <summary>
    /// These pages and every one that can be come to from the first page. Of those that a link leads to, so many of each
    /// kind, as this function tells them apart.
    /// </summary>
    public async Task<IReadOnlyList<Bladzijde>> Loop(IEnumerable<string> eerst, Func<string, string?> soort)
    {
        var rij = new Queue<string>(eerst.Prepend("/").Distinct());
        var gezien = rij.ToHashSet(StringComparer.Ordinal);
        var perSoort = new Dictionary<string, int>(StringComparer.Ordinal);
        var paginas = new List<Bladzijde>();
        while (rij.TryDequeue(out var pad))
        {
            if (await Lees(pad) is not { } pagina)
            {
                continue;
            }
            paginas.Add(pagina);
            foreach (var link in pagina.Links.Where(gezien.Add))
            {
                var welke = $"{soort(link)} {string.Join('&', Namen(link))}";
                perSoort[welke] = perSoort.GetValueOrDefault(welke) + 1;
                if (perSoort[welke] <= PerSoort)
                {
                    rij.Enqueue(link);
                }
            }
        }
        return paginas;
    }

    public Bladzijde Blad(string pad, int status, string html)
    {
        using var document = parser.ParseDocument(html);
        ImmutableArray<Webformulier> formulieren = [.. Formulieren(document, pad)];
        return new(Persoon, pad, status, html, formulieren, [.. Links(document, formulieren)]);
    }

    /// <summary>Each form of a page once for each button that sends it elsewhere.</summary>
    private IEnumerable<Webformulier> Formulieren(IHtmlDocument document, string pad)
    {
        foreach (var form in document.Forms)
        {
            var methode = (form.GetAttribute("method") ?? "get").ToUpperInvariant();
            var velden = form.Elements.SelectMany(Velden).ToImmutableArray();
            var knoppen = form.Elements.Where(e => e is IHtmlButtonElement { Type: "submit" }).ToList();
            foreach (var knop in knoppen)
            {
                var naar =
                    knop.GetAttribute("formaction")
                    ?? (form.GetAttribute("action") is { Length: > 0 } actie ? actie : pad);
                var eigen = knop.GetAttribute("name") is { Length: > 0 } naam
                    ? velden.Add(new Veld(naam, "hidden", knop.GetAttribute("value") ?? "", [], true))
                    : velden;
                yield return new Webformulier(
                    Persoon,
                    pad,
                    methode,
                    naar.Split('#')[0],
                    form.GetAttribute("enctype") == "multipart/form-data",
                    [.. eigen.DistinctBy(v => (v.Naam, v.Soort, v.Soort is "radio" or "checkbox" ? v.Waarde : ""))]
                );
            }
        }
    }

    /// <summary>Sends a form with these values, and this one's own word of the forms; follows where it leads.</summary>
    public async Task<(int Status, string Html)> Verstuur(
        Webformulier formulier,
        IEnumerable<(string Naam, string Waarde)> velden,
        (string Naam, string Bestandsnaam, byte[] Inhoud)? bestand = null
    )
    {
        var alles = velden.Where(v => v.Naam != Woordveld).Append((Woordveld, await Woord()));
        using HttpContent inhoud = formulier.MetBestand ? Delen(alles, bestand) : Regels(alles);
        using var antwoord = await client.PostAsync(new Uri(formulier.Naar, UriKind.Relative), inhoud);
        var html = await antwoord.Content.ReadAsStringAsync();
        if (antwoord.Headers.Location is { IsAbsoluteUri: false } verder)
        {
            using var daar = await client.GetAsync(verder);
            html = await daar.Content.ReadAsStringAsync();
        }
        return ((int)antwoord.StatusCode, html);
    }

    /// <summary>A form without fields, with this header; gives that one of the answer.</summary>
    public async Task<(int Status, string Kop)> Stuur(string pad, (string Naam, string Waarde) kop, string terug)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, pad);
        verzoek.Content = Regels([(Woordveld, await Woord())]);
        verzoek.Headers.Add(kop.Naam, kop.Waarde);
        using var antwoord = await client.SendAsync(verzoek);
        return ((int)antwoord.StatusCode, antwoord.Headers.GetValues(terug).First());
    }

    public const string Woordveld = "__RequestVerificationToken";

    /// <summary>Of a page that everybody has; it holds for every form of theirs.</summary>
    private async Task<string> Woord()
    {
        if (woord.Length == 0)
        {
            using var document = parser.ParseDocument((await Lees("/aanmelden"))!.Html);
            woord = document.QuerySelector($"input[name={Woordveld}]")!.GetAttribute("value")!;
        }
        return woord;
    }

    public void Dispose() => client.Dispose();

    private static FormUrlEncodedContent Regels(IEnumerable<(string Naam, string Waarde)> velden) =>
        new(velden.Select(v => KeyValuePair.Create(v.Naam, v.Waarde)));

    private static MultipartFormDataContent Delen(
        IEnumerable<(string Naam, string Waarde)> velden,
        (string Naam, string Bestandsnaam, byte[] Inhoud)? bestand
    )
    {
        var delen = new MultipartFormDataContent();
        foreach (var (naam, waarde) in velden)
        {
            delen.Add(new StringContent(waarde), naam);
        }
        if (bestand is { } b)
        {
            var deel = new ByteArrayContent(b.Inhoud);
            deel.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name={b.Naam}; filename=\"{b.Bestandsnaam.Replace("\"", "%22", StringComparison.Ordinal)}\""
            );
            delen.Add(deel);
        }
        return delen;
    }

    private static IEnumerable<string> Links(IHtmlDocument document, IEnumerable<Webformulier> formulieren)
    {
        var gevraagd = formulieren
            .Where(f => f.Methode == "GET")
            .Select(f =>
                $"{f.Naar.Split('?')[0]}?{string.Join('&', f.Velden.Select(v => $"{v.Naam}={Uri.EscapeDataString(v.Waarde)}"))}"
            );
        return document
            .QuerySelectorAll("a[href]")
            .Select(a => a.GetAttribute("href")!.Split('#')[0])
            .Concat(gevraagd)
            .Where(href => href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal))
            .Distinct();
    }

    /// <summary>What a query is about, whatever it says.</summary>
    public static IEnumerable<string> Namen(string pad) =>
        pad.Split('?', 2) is [_, var vraag] ? vraag.Split('&').Select(v => v.Split('=')[0]).Distinct().Order() : [];

    private static IEnumerable<Veld> Velden(AngleSharp.Dom.IElement element)
    {
        if (element.GetAttribute("name") is not { Length: > 0 } naam || element.HasAttribute("disabled"))
        {
            yield break;
        }
        switch (element)
        {
            case IHtmlTextAreaElement tekst:
                yield return new Veld(naam, "textarea", tekst.Value, [], true);
                break;
            case IHtmlSelectElement keuze:
                yield return new Veld(naam, "select", keuze.Value ?? "", [.. keuze.Options.Select(o => o.Value)], true);
                break;
            case IHtmlInputElement invoer:
                var lijst = invoer.List?.QuerySelectorAll("option").Select(o => o.GetAttribute("value") ?? "") ?? [];
                yield return new Veld(naam, invoer.Type, invoer.Value, [.. lijst], invoer.IsChecked);
                break;
        }
    }
}
