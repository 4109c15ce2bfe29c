using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>
/// Remarks and questions as one reader sees them. Pad is the page that the forms post to; Formulier gives the form by its
/// name and the number of what it is about.
/// </summary>
internal sealed record Overlegblad(NotaBlad Blad, string Pad, Func<string, int, Formulier> Formulier)
{
    /// <summary>
    /// On the drafting table: the id of the text box of a chapter. Remarks then stand inside the form of the concept, so
    /// their own forms stand apart.
    /// </summary>
    public Func<HoofdstukCode, string>? Tekstvak { get; init; }

    private Dossier Dossier => Blad.Dossier;

    public ImmutableArray<Opmerking> Opmerkingen => [.. Dossier.Opmerkingen.Values];

    public ImmutableArray<Vraag> Vragen => [.. Dossier.Vragen.Values];

    public bool IsLeeg => Opmerkingen.IsEmpty && Vragen.IsEmpty;

    /// <summary>Whether this reader settles and answers.</summary>
    public bool IsOpsteller => Rechten.IsOpsteller(Blad.Nota, Blad.Wie) && Loopt;

    /// <summary>Verwerkt is said of a text that can still change.</summary>
    public bool MagVerwerken => Dossier.Opstellen is not null;

    private bool Loopt => Blad.Nota.Status is NotaStatus.Concept or NotaStatus.Lopend;

    public IEnumerable<Opmerking> Bij(HoofdstukCode hoofdstuk) => Opmerkingen.Where(o => o.Hoofdstuk == hoofdstuk);
}

/// <summary>One remark with, for who may, the form that settles it.</summary>
internal sealed record Opmerkingblad(Overlegblad Overleg, Opmerking Opmerking)
{
    public Formulier Formulier => Overleg.Formulier("opmerking", Opmerking.Volgnummer);

    /// <summary>The page of the adviser who may take this remark back; null for everybody else.</summary>
    public string? Intrekpad { get; init; }

    public string FormId => $"opmerkingform-{Opmerking.Volgnummer}";

    public bool Af => Opmerking.Status != OpmerkingStatus.Open;

    public string Stand =>
        Opmerking.Status switch
        {
            OpmerkingStatus.Open => "nog niet afgehandeld",
            OpmerkingStatus.Verwerkt => "verwerkt",
            OpmerkingStatus.NietVerwerkt => "niet verwerkt",
            OpmerkingStatus.Ingetrokken => "ingetrokken",
        };
}
