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
public sealed class Eenheidsregister(IEnumerable<Eenheid> eenheden)
{
    public static EenheidCode Secretariaat { get; } = EenheidCode.Of("SECRETARIAAT");

    private readonly ImmutableDictionary<EenheidCode, Eenheid> byCode = eenheden.ToImmutableDictionary(e => e.Code);

    public IEnumerable<Eenheid> Alle => byCode.Values.OrderBy(e => e.Code);

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
