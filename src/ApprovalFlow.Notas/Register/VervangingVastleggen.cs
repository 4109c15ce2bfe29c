using System.Collections.Immutable;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Register;

/// <summary>
/// Enters who acts for whom. The holder, the head of the eenheid or the secretariaat may. The days are in Amsterdam and
/// the last one counts; an entry that begins today begins at once.
/// </summary>
public sealed record VervangingVastleggen(
    VervangingSoort? Soort,
    Medewerker? Houder,
    Medewerker? Vervanger,
    EenheidCode? Eenheid,
    LocalDate? EersteDag,
    LocalDate? LaatsteDag,
    string? Grond
)
{
    public const int MaxGrond = 200;
    public const int MaxVervangingDagen = 366;
    public const int MaxMandaatJaren = 5;

    /// <summary>Years from today, within which an entry begins.</summary>
    public const int MaxVooruitJaren = 10;

    /// <param name="id">Of the new entry.</param>
    /// <param name="bestaande">Every entry that has not ended.</param>
    /// <param name="wie">Who enters it.</param>
    /// <param name="nu">The business time.</param>
    public Result<Vervanging> Decide(
        VervangingId id,
        IReadOnlyCollection<Vervanging> bestaande,
        Medewerker wie,
        Instant nu
    )
    {
        if (Houder is { } houder && Eenheid is { } eenheid && !MagInvoeren(wie, houder.Id, eenheid))
        {
            return new NietBevoegd(
                $"Alleen {houder.Naam} zelf, het hoofd van {eenheid} en het secretariaat leggen dit vast."
            );
        }
        var fouten = Fouten(Amsterdam.Dag(nu)).ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        var nieuw = Nieuw(id, wie, nu);
        return Botsing(nieuw, bestaande) is { } botsing ? botsing : nieuw;
    }

    public static bool MagInvoeren(Medewerker wie, MedewerkerId houder, EenheidCode eenheid) =>
        wie.Id == houder || wie.HoofdVan.Contains(eenheid) || wie.IsSecretariaat;

    private Vervanging Nieuw(VervangingId id, Medewerker wie, Instant nu) =>
        new()
        {
            Id = id,
            Soort = Soort!.Value,
            Houder = Houder!.Id,
            Vervanger = Vervanger!.Id,
            Eenheid = Eenheid!.Value,
            EersteDag = EersteDag!.Value,
            LaatsteDag = LaatsteDag!.Value,
            Grond = Grond!.Trim(),
            Van = Instant.Max(nu, Amsterdam.BeginVan(EersteDag.Value)),
            Tot = Amsterdam.BeginVan(LaatsteDag.Value.PlusDays(1)),
            IngevoerdDoor = wie.Id,
            IngevoerdOp = nu,
        };

    private IEnumerable<Veldfout> Fouten(LocalDate vandaag)
    {
        if (Soort is null)
        {
            yield return new("soort", "Kies vervanging of mandaat.");
        }
        if (Eenheid is not { } eenheid)
        {
            yield return new("eenheid", "Kies de eenheid of functie waarin de vervanger handelt.");
        }
        else if (Houder is null || !Houder.IsLid(eenheid))
        {
            yield return new("houder", $"Kies een medewerker van {eenheid}.");
        }
        if (Vervanger is not { UitDienstOp: null })
        {
            yield return new("vervanger", "Kies wie de taken waarneemt.");
        }
        else if (Vervanger.Id == Houder?.Id)
        {
            yield return new("vervanger", "Niemand vervangt zichzelf. Kies een ander.");
        }
        foreach (var fout in Periodefouten(vandaag))
        {
            yield return fout;
        }
        if (string.IsNullOrWhiteSpace(Grond))
        {
            yield return new("grond", "Schrijf waarop dit rust, bijvoorbeeld: verlof, of het mandaatbesluit.");
        }
        else if (Grond.Trim().Length > MaxGrond)
        {
            yield return new("grond", $"Maak de grond korter dan {MaxGrond} tekens.");
        }
    }

    private IEnumerable<Veldfout> Periodefouten(LocalDate vandaag)
    {
        if (EersteDag is not { } eerste)
        {
            yield return new("eersteDag", "Vul de eerste dag in.");
        }
        else if (eerste < vandaag)
        {
            yield return new("eersteDag", "De eerste dag ligt in het verleden. Kies vandaag of een latere dag.");
        }
        else if (eerste > vandaag.PlusYears(MaxVooruitJaren))
        {
            yield return new("eersteDag", $"Kies een eerste dag binnen {MaxVooruitJaren} jaar.");
            yield break; // beyond it no calendar counts
        }
        if (LaatsteDag is not { } laatste)
        {
            yield return new("laatsteDag", "Vul de laatste dag in.");
        }
        else if (laatste < EersteDag)
        {
            yield return new("laatsteDag", "De laatste dag ligt voor de eerste.");
        }
        else if (EersteDag is { } begin && laatste >= Uiterste(begin))
        {
            yield return new(
                "laatsteDag",
                $"Een vervanging duurt hoogstens {MaxVervangingDagen} dagen, een mandaat {MaxMandaatJaren} jaar."
            );
        }
    }

    private LocalDate Uiterste(LocalDate begin) =>
        Soort == VervangingSoort.Mandaat ? begin.PlusYears(MaxMandaatJaren) : begin.PlusDays(MaxVervangingDagen);

    private static Weigering? Botsing(Vervanging nieuw, IEnumerable<Vervanging> bestaande)
    {
        var tegelijk = bestaande.Where(nieuw.Overlapt).ToImmutableArray();
        if (tegelijk.FirstOrDefault(v => v.Houder == nieuw.Houder && v.Eenheid == nieuw.Eenheid) is { } dubbel)
        {
            return new VervangingOverlapt(dubbel.Eenheid, dubbel.EersteDag, dubbel.LaatsteDag);
        }
        var samen = tegelijk.Where(v => Raakt(v, nieuw)).ToImmutableArray();
        return samen.Any(v => v.Houder == nieuw.Vervanger && v.Vervanger == nieuw.Houder) ? new VervangingInKring()
            : samen.Any(v => v.Houder == nieuw.Vervanger) ? VervangingKetent.VervangerIsWeg
            : samen.Any(v => v.Vervanger == nieuw.Houder) ? VervangingKetent.HouderVervangt
            : null;
    }

    /// <summary>Who is away can stand in for nobody; a mandaat is passed on only when it is about the same function.</summary>
    private static bool Raakt(Vervanging een, Vervanging ander) =>
        een.Eenheid == ander.Eenheid
        || (een.Soort == VervangingSoort.Vervanging && ander.Soort == VervangingSoort.Vervanging);
}

/// <summary>Ends an entry before its last day; from that moment the deputy can do nothing more on it.</summary>
public static class VervangingBeeindigen
{
    public static Result<Vervanging> Decide(Vervanging vervanging, Medewerker wie, Instant nu) =>
        !VervangingVastleggen.MagInvoeren(wie, vervanging.Houder, vervanging.Eenheid)
            ? new NietBevoegd(
                $"Alleen de houder, het hoofd van {vervanging.Eenheid} en het secretariaat beëindigen dit."
            )
        : vervanging.Tot <= nu ? new VerkeerdeToestand("Deze vervanging is al afgelopen.")
        : Nu(vervanging, wie.Id, nu);

    /// <summary>Because the holder or the deputy left: an administrator does it.</summary>
    public static Vervanging Nu(Vervanging vervanging, MedewerkerId door, Instant nu) =>
        vervanging with
        {
            Tot = Instant.Max(nu, vervanging.Van),
            BeeindigdOp = nu,
            BeeindigdDoor = door,
        };
}

public sealed record VervangingOverlapt(EenheidCode Eenheid, LocalDate EersteDag, LocalDate LaatsteDag)
    : Weigering(
        "vervanging-overlapt",
        $"Voor {Eenheid} staat al iemand in het register van {Dossiers.Namen.Datum(EersteDag)} tot en met "
            + $"{Dossiers.Namen.Datum(LaatsteDag)}. Beëindig die regel eerst of kies andere dagen."
    )
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;
}

/// <summary>What is passed on once is not passed on again.</summary>
public sealed record VervangingKetent(string Zin) : Weigering("vervanging-ketent", Zin)
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;

    public static VervangingKetent VervangerIsWeg { get; } =
        new("De vervanger wordt in deze periode zelf vervangen. Kies een ander.");

    public static VervangingKetent HouderVervangt { get; } =
        new("De houder vervangt in deze periode zelf iemand. Beëindig eerst die vervanging.");
}

public sealed record VervangingInKring()
    : Weigering("vervanging-in-kring", "Deze twee zouden elkaar vervangen, en dan is er niemand. Kies een ander.")
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;
}
