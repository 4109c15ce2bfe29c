using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Stukken.Html;

/// <summary>
/// The nota as one HTML document that stands on its own: the same NotaStuk gives the same bytes (UTF-8).
/// </summary>
public static class NotaHtml
{
    private const int DeepestHeading = 6;

    // Wet open overheid art. 5.1 lid 2 onder e
    private const string WooPersonalLife = "5.1.2e";

    public static byte[] Write(NotaStuk stuk)
    {
        var html = new HtmlText();
        html.Raw("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Line("title", $"Nota {stuk.Kenmerk}: {stuk.Inhoud.Kop.Onderwerp}");
        html.Raw($"<style>\n{NotaStyle.Css(stuk.Merking)}</style>\n</head>\n<body>\n");
        html.Line("p", stuk.Merking, " class=\"merking\"");
        html.Raw("<main>\n<header>\n").Line("p", "Nota", " class=\"soort\"");
        html.Line("h1", stuk.Inhoud.Kop.Onderwerp).Line("p", Soort(stuk.Inhoud.Kop.Soort), " class=\"soort\"");
        Header(html, stuk);
        html.Raw("</header>\n");
        foreach (
            var hoofdstuk in stuk
                .Inhoud.Hoofdstukken.Where(h => !h.IsLeeg || !h.Onderdelen.IsEmpty)
                .OrderBy(h => h.Code)
        )
            Chapter(html, hoofdstuk, stuk.Herkomst.GetValueOrDefault(hoofdstuk.Code));
        Sentences(html, "besluit", "Besluit", stuk.Besluit);
        Sentences(html, "vaststelling", "Vaststelling", stuk.Vaststelling);
        Bijlagen(html, stuk.Bijlagen);
        html.Raw("</main>\n").Line("p", stuk.Merking, " class=\"merking\"").Raw("</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Header(HtmlText html, NotaStuk stuk)
    {
        var kop = stuk.Inhoud.Kop;
        html.Raw("<table class=\"kop\">\n").Line("caption", "Gegevens van de nota");
        Row("Aan", Names([kop.Aan]));
        Row("Van", Names([kop.Van]));
        Row("Afgestemd met", Names(kop.AfgestemdMet));
        Row("In afschrift aan", Names(kop.InAfschriftAan));
        Row("Datum", DutchDate.Print(kop.Datum));
        Row("Kenmerk", $"{stuk.Kenmerk}, versie {stuk.Versie.ToString(CultureInfo.InvariantCulture)}");
        Row("Onze referentie", string.Join(", ", kop.OnzeReferentie));
        Row(
            "Opgesteld door",
            string.Join(": ", new[] { kop.OpgesteldDoor.Eenheid, kop.OpgesteldDoor.Functie }.Where(t => t.Length > 0))
        );
        Row("T", Phone(kop.OpgesteldDoor.Telefoon));
        Row("M", Phone(kop.OpgesteldDoor.Mobiel));
        Row("Aantal bijlagen", stuk.Bijlagen.Length.ToString(CultureInfo.InvariantCulture));
        Row("Naar de Tweede Kamer", kop.Kamerdatum is { } kamerdatum ? DutchDate.Print(kamerdatum) : null);
        html.Raw("</table>\n");

        void Row(string label, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                html.Raw("<tr>").Raw("<th scope=\"row\">").Text(label).Raw("</th><td>").Text(value).Raw("</td></tr>\n");
        }

        string? Phone(string? number) => stuk.Openbaar && number is not null ? WooPersonalLife : number;
        string Names(ImmutableArray<EenheidCode> codes) => string.Join(", ", codes.Select(Name));
        string Name(EenheidCode code) =>
            stuk.Afkortingen.TryGetValue(code, out var full) ? $"{code} ({full})" : code.Value;
    }

    private static void Chapter(HtmlText html, Hoofdstuk hoofdstuk, string? herkomst)
    {
        var id = Hoofdstukken.Code(hoofdstuk.Code);
        html.Raw($"<section aria-labelledby=\"{id}\">\n")
            .Line("h2", Hoofdstukken.Titel(hoofdstuk.Code), $" id=\"{id}\"");
        BlokkenHtml.Write(html, hoofdstuk.Blokken);
        foreach (var onderdeel in hoofdstuk.Onderdelen)
            Section(html, onderdeel, 3);
        if (herkomst is not null)
            html.Line("p", herkomst, " class=\"herkomst\"");
        html.Raw("</section>\n");
    }

    private static void Section(HtmlText html, Onderdeel onderdeel, int level)
    {
        html.Raw($"<h{level}>");
        InlineHtml.Write(html, onderdeel.Titel);
        html.Raw($"</h{level}>\n");
        BlokkenHtml.Write(html, onderdeel.Blokken);
        foreach (var below in onderdeel.Onderdelen)
            Section(html, below, Math.Min(level + 1, DeepestHeading));
    }

    private static void Sentences(HtmlText html, string id, string title, ImmutableArray<string> sentences)
    {
        if (sentences.IsEmpty)
            return;
        html.Raw($"<section aria-labelledby=\"{id}\">\n").Line("h2", title, $" id=\"{id}\"");
        foreach (var sentence in sentences)
            html.Line("p", sentence);
        html.Raw("</section>\n");
    }

    private static void Bijlagen(HtmlText html, ImmutableArray<BijlageGegevens> bijlagen)
    {
        if (bijlagen.IsEmpty)
            return;
        html.Raw("<section aria-labelledby=\"bijlagen\">\n<h2 id=\"bijlagen\">Bijlagen</h2>\n<ol>\n");
        foreach (var bijlage in bijlagen)
            html.Line(
                "li",
                $"{bijlage.Naam} ({bijlage.Soort.ToString().ToLowerInvariant()}{(bijlage.VastTeStellen ? ", vast te stellen" : "")})"
            );
        html.Raw("</ol>\n</section>\n");
    }

    private static string Soort(NotaSoort soort) =>
        soort switch
        {
            NotaSoort.TerBeslissing => "Ter beslissing",
            NotaSoort.TerInformatie => "Ter informatie",
        };
}
