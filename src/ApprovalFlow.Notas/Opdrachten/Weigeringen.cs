using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Unknown and hidden are one answer.</summary>
public sealed record NietGevonden()
    : Weigering("niet-gevonden", "Wij kunnen dit niet vinden. Controleer het adres of het kenmerk.")
{
    public override WeigeringSoort Soort => WeigeringSoort.Onbekend;
}

public sealed record NietBevoegd(string Zin) : Weigering("niet-bevoegd", Zin)
{
    public override WeigeringSoort Soort => WeigeringSoort.Verboden;
}

/// <summary>Four eyes hold through a vervanging: what the steller may not do, nobody does in his name.</summary>
public sealed record VierOgen(bool Namens = false)
    : Weigering(
        "vier-ogen",
        Namens
            ? "U vervangt hier de steller van deze nota. Een latere stap moet een ander doen."
            : "U bent steller van deze nota. Een latere stap moet een collega doen."
    )
{
    public override WeigeringSoort Soort => WeigeringSoort.Verboden;
}

/// <summary>The body can not be taken as it stands, with every wrong field at once.</summary>
public sealed record OngeldigeInvoer : Weigering
{
    private readonly ImmutableArray<Veldfout> fouten;

    public OngeldigeInvoer(params ImmutableArray<Veldfout> fouten)
        : base(
            "ongeldige-invoer",
            fouten.Length == 1 ? fouten[0].Melding : "Verbeter de velden die hieronder staan."
        ) => this.fouten = fouten;

    public OngeldigeInvoer(string veld, string melding)
        : this(new Veldfout(veld, melding)) { }

    public override ImmutableArray<Veldfout> Fouten => fouten;
}

/// <summary>
/// A lost race or a late click: it is told who was first, when and with what answer. Antwoord is there when no person
/// gave it.
/// </summary>
public sealed record TaakIsAlAfgerond(MedewerkerId? Door, Instant? Op, string? Uitkomst)
    : Weigering("taak-is-al-afgerond", "Deze taak is al afgerond. Uw antwoord is niet vastgelegd.")
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;

    public Afstemming? Antwoord { get; init; }

    public static TaakIsAlAfgerond Van(Dossier dossier, Taak taak) =>
        new(taak.AfgerondDoor, taak.AfgerondOp, taak.Uitkomst)
        {
            Antwoord = taak.AfgerondDoor is null
                ? dossier.Afstemmingen.Values.FirstOrDefault(a => a.TaakNummer == taak.Nummer)
                : null,
        };
}

public sealed record TaakIsVervallen()
    : Weigering(
        "taak-is-vervallen",
        "Deze taak is vervallen. Open de nota opnieuw om te zien wat er nu gevraagd wordt."
    )
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;
}

public sealed record OudeVersie(int Gevraagd, int Gegeven)
    : Weigering(
        "oude-versie",
        $"De taak gaat over versie {Gevraagd}; u antwoordt op versie {Gegeven}. Lees eerst de huidige versie."
    )
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;
}

/// <summary>The nota is not in a state in which this can be done. Zin says what can be done instead.</summary>
public sealed record VerkeerdeToestand(string Zin) : Weigering("verkeerde-toestand", Zin)
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;

    public static VerkeerdeToestand Beeindigd(Nota nota) =>
        new($"Nota {nota.Kenmerk} is {Woord(nota.Status)}. Er kan niets meer aan veranderen.");

    private static string Woord(NotaStatus status) =>
        status switch
        {
            NotaStatus.Concept => "een concept",
            NotaStatus.Lopend => "in behandeling",
            NotaStatus.Afgerond => "afgerond",
            NotaStatus.Afgewezen => "afgewezen",
            NotaStatus.Ingetrokken => "ingetrokken",
        };
}

/// <summary>Checks that more than one command makes.</summary>
internal static class Invoer
{
    public const int MaxToelichting = 4000;
    public const int MaxTekst = 4000;

    public static IEnumerable<Veldfout> Toelichting(string? toelichting, bool verplicht)
    {
        if (verplicht && string.IsNullOrWhiteSpace(toelichting))
        {
            yield return new("toelichting", "Geef een toelichting: uw collega's moeten weten waarom.");
        }
        if (toelichting?.Length > MaxToelichting)
        {
            yield return new("toelichting", $"Maak de toelichting korter dan {MaxToelichting} tekens.");
        }
    }

    /// <summary>A text that somebody must write, with the sentence that asks for it.</summary>
    public static IEnumerable<Veldfout> Verplicht(string veld, string? tekst, string melding)
    {
        if (string.IsNullOrWhiteSpace(tekst))
        {
            yield return new(veld, melding);
        }
        if (tekst?.Length > MaxTekst)
        {
            yield return new(veld, $"Schrijf hoogstens {MaxTekst} tekens.");
        }
    }

    public static string? Schoon(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
