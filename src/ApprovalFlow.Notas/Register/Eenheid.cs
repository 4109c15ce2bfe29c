using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Kennisgevingen;
using NodaTime;

namespace ApprovalFlow.Notas.Register;

/// <summary>
/// A unit or function that can be asked, as an administrator keeps it. Hoofdstuk is the chapter that it owns when it is
/// asked; an eenheid may answer and own none (COID). GebruikelijkeZin is what its chapter says when it adds nothing.
/// </summary>
public sealed record Eenheid
{
    public required EenheidCode Code { get; init; }
    public required string Naam { get; init; }
    public EenheidSoort Soort { get; init; }
    public HoofdstukCode? Hoofdstuk { get; init; }
    public string? GebruikelijkeZin { get; init; }

    /// <summary>An adviser proposes its answers and the hoofd gives them.</summary>
    public bool MetParaaf { get; init; }

    /// <summary>
    /// The day from which it is asked nothing new; null while it is open. What was asked before, its people still answer.
    /// </summary>
    public LocalDate? GeslotenOp { get; init; }
}

/// <summary>A functie is one seat (SG, STASDEF); an eenheid is people. Both are asked, by their code, in the same way.</summary>
public enum EenheidSoort
{
    Eenheid,
    Functie,
}

/// <summary>Who works here. Aanmeldnaam is what the sign-in calls the person.</summary>
public sealed record Medewerker
{
    public required MedewerkerId Id { get; init; }
    public required string Aanmeldnaam { get; init; }
    public required string Naam { get; init; }
    public ImmutableArray<EenheidCode> Eenheden { get; init; } = [];
    public ImmutableArray<EenheidCode> HoofdVan { get; init; } = [];
    public bool IsBeheerder { get; init; }

    /// <summary>Null when nobody gave one: then they are told in the application only.</summary>
    public Emailadres? Emailadres { get; init; }

    /// <summary>The day on which the person left; null for who works here. A name in the history stays known.</summary>
    public LocalDate? UitDienstOp { get; init; }

    /// <summary>The first eenheid of who left; null for who works here, and for who was of none.</summary>
    public EenheidCode? LaatsteEenheid { get; init; }

    /// <summary>The day on which a function took the place of the name; null while the name is kept.</summary>
    public LocalDate? NaamVervangenOp { get; init; }

    /// <summary>The entries of the register in which this person stands in for somebody, as they were read at the edge.</summary>
    [JsonIgnore]
    public ImmutableArray<Vervanging> Vervangt { get; init; } = [];

    /// <summary>By membership alone: whoever stands in for a member is none.</summary>
    public bool IsLid(EenheidCode eenheid) => Eenheden.Contains(eenheid);

    /// <summary>The entries that hold at this moment.</summary>
    public IEnumerable<Vervanging> VervangtOp(Instant nu) => Vervangt.Where(v => v.Geldt(nu));

    /// <summary>The eenheden of which this person reads what is open to them: their own, and those they stand in for.</summary>
    public ImmutableArray<EenheidCode> LeestVoor(Instant nu) =>
        Vervangt.IsEmpty ? Eenheden : [.. Eenheden.Union(VervangtOp(nu).Select(v => v.Eenheid))];

    [JsonIgnore]
    public bool IsSecretariaat => IsLid(Eenheidsregister.Secretariaat);
}

/// <summary>The eenheden by code, and the facts that follow from them.</summary>
public sealed class Eenheidsregister
{
    private readonly ImmutableDictionary<EenheidCode, Eenheid> byCode;

    private Eenheidsregister(ImmutableDictionary<EenheidCode, Eenheid> byCode) => this.byCode = byCode;

    public Eenheidsregister(IEnumerable<Eenheid> eenheden)
        : this(eenheden.ToImmutableDictionary(e => e.Code)) { }

    public static EenheidCode Secretariaat { get; } = EenheidCode.Of("SECRETARIAAT");

    /// <summary>Closed ones too: the history names them.</summary>
    public IEnumerable<Eenheid> Alle => byCode.Values.OrderBy(e => e.Code);

    /// <summary>Those that can be asked something new.</summary>
    public IEnumerable<Eenheid> Open => Alle.Where(e => e.GeslotenOp is null);

    /// <summary>With this one added, or in the place of the one with its code.</summary>
    public Eenheidsregister Met(Eenheid eenheid) => new(byCode.SetItem(eenheid.Code, eenheid));

    /// <summary>The eenheid of what a user typed, whatever the case; null when there is none.</summary>
    public Eenheid? Zoek(string? code) => EenheidCode.Parse(code) is { } parsed ? Zoek(parsed) : null;

    public Eenheid? Zoek(EenheidCode code) => byCode.GetValueOrDefault(code);

    public string Naam(EenheidCode code) => Zoek(code)?.Naam ?? code.Value;

    /// <summary>Who writes a chapter, given who is asked. A chapter whose owner is not asked is the steller's: null.</summary>
    public EenheidCode? Eigenaar(HoofdstukCode hoofdstuk, IEnumerable<EenheidCode> gevraagd) =>
        gevraagd
            .Where(code => Zoek(code)?.Hoofdstuk == hoofdstuk)
            .Order()
            .Select(code => (EenheidCode?)code)
            .FirstOrDefault();
}
