using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>A day had to be judged in a year whose equated days are neither recorded nor confirmed as none.</summary>
public sealed record JaarNietVastgelegd(int Jaar)
    : Weigering(
        "jaar-niet-vastgelegd",
        $"Van {Jaar} is niet vastgelegd welke dagen met een feestdag zijn gelijkgesteld; "
            + "leg die dagen vast in de kalender, of bevestig daar dat er geen zijn."
    );

public sealed record TeVeelWerkdagen(int Aantal)
    : Weigering(
        "te-veel-werkdagen",
        $"U kunt hoogstens {Werkkalender.MaxAantal} werkdagen vooruit of terug tellen, geen {Math.Abs((long)Aantal)}."
    );

/// <summary>Algemene termijnenwet, article 4: the law is silent on terms of more than 90 days.</summary>
public sealed record TermijnTeLang(int Aantal)
    : Weigering(
        "termijn-te-lang",
        $"De Algemene termijnenwet geldt niet voor een termijn van meer dan {WettelijkeKalender.MaxAantal} dagen "
            + $"(artikel 4), dus ook niet voor {Aantal} dagen."
    );

/// <summary>Algemene termijnenwet, article 1, paragraph 2: what is counted backwards is not extended.</summary>
public sealed record WettelijkNietTerug()
    : Weigering(
        "wettelijk-niet-terug",
        "Een wettelijke termijn telt u alleen vooruit: de Algemene termijnenwet verlengt geen termijn die wordt "
            + "teruggerekend (artikel 1, tweede lid)."
    );

public sealed record WettelijkZonderDagen()
    : Weigering("wettelijk-zonder-dagen", "Een wettelijke termijn duurt ten minste 1 dag.");

/// <summary>Every error of the file at once; the field says where ("gesloten[2].datum").</summary>
public sealed record KalenderbestandOngeldig(ImmutableArray<Veldfout> Gevonden)
    : Weigering(
        "kalenderbestand-ongeldig",
        "Het kalenderbestand klopt niet: "
            + string.Join(
                ' ',
                Gevonden.Select(fout => fout.Veld.Length == 0 ? fout.Melding : $"{fout.Veld}: {fout.Melding}")
            )
    )
{
    public override ImmutableArray<Veldfout> Fouten => Gevonden;
}
