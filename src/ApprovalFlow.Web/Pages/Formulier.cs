using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Web.Pages;

/// <summary>
/// One form of a page: what was typed into it when it was refused, and what was wrong with it, so that nothing typed is
/// lost. Getypt is null for a form that is shown for the first time.
/// </summary>
internal sealed record Formulier(string Naam, IFormCollection? Getypt = null, Weigering? Weigering = null)
{
    private static readonly LocalDatePattern Dagmaandjaar = LocalDatePattern.CreateWithInvariantCulture("d-M-yyyy");

    public bool IsGeweigerd => Weigering is not null;

    /// <summary>The fields of an answer in which something was typed.</summary>
    public IEnumerable<string> Antwoord =>
        new[] { "uitkomst", "tekst", "toelichting" }.Where(veld => Waarde(veld).Length > 0);

    public string Waarde(string veld, string? anders = null) => Getypt is null ? anders ?? "" : Getypt[veld].ToString();

    public bool Gekozen(string veld, string waarde, bool anders = false) =>
        Getypt is null ? anders : Getypt[veld].Contains(waarde);

    public string? Fout(params string[] velden)
    {
        var meldingen = Weigering
            ?.Fouten.Where(f => velden.Any(v => f.Veld == v || f.Veld.StartsWith(v + ".", StringComparison.Ordinal)))
            .Select(f => f.Melding)
            .ToArray();
        return meldingen is { Length: > 0 } ? string.Join(' ', meldingen) : null;
    }

    public string Id(string veld) => $"{Naam}-{veld.Replace('.', '-')}";

    public Veld Veld(string naam, string label, string? anders = null, string? hulp = null) =>
        new(Id(naam), naam, label, Waarde(naam, anders), Fout(naam), hulp);

    /// <summary>Null when nothing was filled in; a refusal for what is no date. Browsers without date field send what was typed.</summary>
    public static (LocalDate? Datum, Weigering? Weigering) Datum(IFormCollection form, string veld) =>
        Datum(form[veld].ToString(), veld);

    /// <summary>The same for what stands in an address.</summary>
    public static (LocalDate? Datum, Weigering? Weigering) Datum(string? getypt, string veld)
    {
        var tekst = (getypt ?? "").Trim();
        if (tekst.Length == 0)
        {
            return (null, null);
        }
        var iso = LocalDatePattern.Iso.Parse(tekst);
        var datum = iso.Success ? iso : Dagmaandjaar.Parse(tekst);
        return datum.Success
            ? (datum.Value, null)
            : (null, new OngeldigeInvoer(veld, "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 21-05-2025."));
    }
}

/// <summary>A labelled field with its help and its error.</summary>
internal sealed record Veld(string Id, string Naam, string Label, string Waarde, string? Fout, string? Hulp)
{
    public string Type { get; init; } = "text";

    /// <summary>More than one makes a text area.</summary>
    public int Rijen { get; init; } = 1;
    public bool Verplicht { get; init; }

    /// <summary>Whether it must be filled depends on another field; its help says when.</summary>
    public bool SomsVerplicht { get; init; }
    public string? Vorm { get; init; }

    public Veld Datum() => this with { Type = "date", Vorm = "kort" };

    public Veld Vlak(int rijen = 4) => this with { Rijen = rijen };

    public Veld Nodig() => this with { Verplicht = true };

    public Veld Soms() => this with { SomsVerplicht = true };

    /// <summary>What a screen reader reads with the field; null when there is nothing.</summary>
    public string? Beschrijving =>
        (Hulp, Fout) switch
        {
            (null, null) => null,
            (not null, null) => $"{Id}-hulp",
            (null, not null) => $"{Id}-fout",
            (not null, not null) => $"{Id}-hulp {Id}-fout",
        };
}
