using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Stukken.Import;

/// <summary>What came of a text: a nota with what the steller must look at, or the reason why it is none.</summary>
public abstract record ImportUitslag
{
    private ImportUitslag() { }

    /// <summary>
    /// Every line of the text that holds a word stands in Inhoud or in one of the Meldingen. AantalBijlagen is the
    /// number that the text states, null when it states none. Text in a chapter of a directie stays in that chapter.
    /// </summary>
    public sealed record Gelezen(NotaInhoud Inhoud, int? AantalBijlagen, ImmutableArray<string> Meldingen)
        : ImportUitslag;

    public sealed record Geweigerd(Weigering Weigering) : ImportUitslag;
}

/// <summary>Without these a concept can not be made; the rest can be filled in later.</summary>
public sealed record TekstIsGeenNota(ImmutableArray<string> Ontbreekt)
    : Weigering(
        "tekst-is-geen-nota",
        $"De tekst is geen nota in de indeling van het ministerie: {Sentence.List(Ontbreekt)} ontbreekt."
    );

public sealed record TekstIsNietLeesbaar()
    : Weigering(
        "tekst-is-niet-leesbaar",
        "Het bestand is geen tekst: bied de nota aan als platte tekst of Markdown (UTF-8)."
    );

public sealed record TekstIsTeLang(int Lengte)
    : Weigering("tekst-is-te-lang", $"De tekst is {Lengte} tekens lang; hooguit {NotaImport.MaxLength} mag.")
{
    public override WeigeringSoort Soort => WeigeringSoort.TeGroot;
}
