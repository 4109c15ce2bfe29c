using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>The blocks of a chapter or onderdeel, each with the remarks about it.</summary>
internal sealed record Passageblad(
    Overlegblad Overleg,
    string Pad,
    bool MagOpmerken,
    ImmutableArray<Blok> Blokken,
    ImmutableArray<Onderdeel> Onderdelen,
    int Niveau
)
{
    private const int MaxBegin = 60;

    /// <summary>The eenheid for which this reader answers; null on other pages.</summary>
    public EenheidCode? Eigen { get; init; }

    public Passageblad In(Onderdeel onderdeel) =>
        this with
        {
            Blokken = onderdeel.Blokken,
            Onderdelen = onderdeel.Onderdelen,
            Niveau = Niveau + 1,
        };

    public IEnumerable<Opmerking> Bij(Blok blok) => Overleg.Opmerkingen.Where(o => o.Blok == blok.Id);

    /// <summary>One remark here; on the page of an adviser with a way back for what the own eenheid wrote.</summary>
    public Opmerkingblad Blad(Opmerking opmerking) =>
        new(Overleg, opmerking)
        {
            Intrekpad =
                Eigen is { } eigen && opmerking.Eenheid == eigen && opmerking.Status == OpmerkingStatus.Open
                    ? Pad
                    : null,
        };

    /// <summary>Which number an item of a numbered list has among its neighbours.</summary>
    public int Nummer(int index)
    {
        var nummer = 1;
        while (
            index > 0 && Blokken[index].Soort == BlokSoort.Nummering && Blokken[--index].Soort == BlokSoort.Nummering
        )
        {
            nummer++;
        }
        return nummer;
    }

    /// <summary>The first words of a block, to know it by.</summary>
    public string Begin(Blok blok) => Begin(LeesbareTekst.Van(blok));

    public static string Begin(string tekst) => tekst.Length <= MaxBegin ? tekst : tekst[..MaxBegin].TrimEnd() + "…";
}
