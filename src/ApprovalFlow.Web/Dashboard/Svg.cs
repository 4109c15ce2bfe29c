using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace ApprovalFlow.Web.Dashboard;

/// <summary>
/// A picture made on the server: presentation attributes only, since the page's policy allows no inline style. What it
/// shows stands in a table behind it too; the picture says in words what it is of.
/// </summary>
internal sealed class Svg(string id, int breedte, int hoogte, string titel, string beschrijving)
{
    public const string Blauw = "#1d4f8a";
    public const string Licht = "#a9c1df";
    public const string Rood = "#a3161f";
    public const string Zacht = "#545f6e";
    public const string Lijnkleur = "#d5dae1";
    public const string Inkt = "#14243a";

    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    private readonly List<XElement> elementen = [];

    public Svg Vlak(double x, double y, double breed, double hoog, string kleur, string? rand = null)
    {
        var vlak = Element("rect", ("x", N(x)), ("y", N(y)), ("width", N(Math.Max(breed, 0))), ("height", N(hoog)));
        vlak.Add(new XAttribute("fill", kleur));
        if (rand is not null)
        {
            vlak.Add(new XAttribute("stroke", rand), new XAttribute("stroke-width", "1.5"));
        }
        elementen.Add(vlak);
        return this;
    }

    public Svg Lijn(double x1, double y1, double x2, double y2, string kleur, double dik = 1, bool gestippeld = false)
    {
        var lijn = Element("line", ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)), ("stroke", kleur));
        lijn.Add(new XAttribute("stroke-width", N(dik)));
        if (gestippeld)
        {
            lijn.Add(new XAttribute("stroke-dasharray", "4 3"));
        }
        elementen.Add(lijn);
        return this;
    }

    public Svg Rondje(double x, double y, double straal, string kleur)
    {
        elementen.Add(Element("circle", ("cx", N(x)), ("cy", N(y)), ("r", N(straal)), ("fill", kleur)));
        return this;
    }

    public Svg Ruit(double x, double y, double straal, string kleur)
    {
        var punten = $"{N(x)},{N(y - straal)} {N(x + straal)},{N(y)} {N(x)},{N(y + straal)} {N(x - straal)},{N(y)}";
        elementen.Add(Element("polygon", ("points", punten), ("fill", kleur)));
        return this;
    }

    /// <summary>Anker is start, middle or end: which part of the text stands at x.</summary>
    public Svg Tekst(
        double x,
        double y,
        string tekst,
        string anker = "start",
        int grootte = 13,
        string kleur = Inkt,
        bool vet = false
    )
    {
        var element = Element("text", ("x", N(x)), ("y", N(y)), ("text-anchor", anker), ("fill", kleur));
        element.Add(new XAttribute("font-size", N(grootte)), tekst);
        if (vet)
        {
            element.Add(new XAttribute("font-weight", "700"));
        }
        elementen.Add(element);
        return this;
    }

    public IHtmlContent Html() =>
        new HtmlString(
            new XElement(
                Ns + "svg",
                new XAttribute("viewBox", $"0 0 {N(breedte)} {N(hoogte)}"),
                new XAttribute("role", "img"),
                new XAttribute("aria-labelledby", $"{id}-titel {id}-beschrijving"),
                new XElement(Ns + "title", new XAttribute("id", $"{id}-titel"), titel),
                new XElement(Ns + "desc", new XAttribute("id", $"{id}-beschrijving"), beschrijving),
                elementen
            ).ToString(SaveOptions.DisableFormatting)
        );

    private static XElement Element(string naam, params (string Naam, string Waarde)[] attributen) =>
        new(Ns + naam, attributen.Select(a => new XAttribute(a.Naam, a.Waarde)));

    private static string N(double getal) => getal.ToString("0.#", CultureInfo.InvariantCulture);
}
