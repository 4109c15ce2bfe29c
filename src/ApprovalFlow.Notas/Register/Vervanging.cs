using System.Text.Json.Serialization;
using NodaTime;

namespace ApprovalFlow.Notas.Register;

/// <summary>
/// An entry of the register: who acts for whom, in which function, from when until when and on what ground (DOMAIN 5).
/// Of one holder and function there is at most one at a time. An entry never changes; it can end early.
/// </summary>
public sealed record Vervanging
{
    public required VervangingId Id { get; init; }
    public required VervangingSoort Soort { get; init; }
    public required MedewerkerId Houder { get; init; }
    public required MedewerkerId Vervanger { get; init; }

    /// <summary>The eenheid or functie of the holder in which the deputy acts.</summary>
    public required EenheidCode Eenheid { get; init; }

    /// <summary>As it was entered: days in Amsterdam. The last day counts.</summary>
    public required LocalDate EersteDag { get; init; }
    public required LocalDate LaatsteDag { get; init; }

    /// <summary>What it rests on, in somebody's words: "Verlof", "Mandaatbesluit 2025, artikel 4".</summary>
    public required string Grond { get; init; }

    /// <summary>The first moment, and the first moment after it: an entry that ended early has an earlier Tot.</summary>
    public required Instant Van { get; init; }
    public required Instant Tot { get; init; }
    public required MedewerkerId IngevoerdDoor { get; init; }
    public required Instant IngevoerdOp { get; init; }
    public MedewerkerId? BeeindigdDoor { get; init; }

    /// <summary>Whether the holder is hoofd of the eenheid now: read with the entry, and no part of it.</summary>
    [JsonIgnore]
    public bool HouderIsHoofd { get; init; }
    public Instant? BeeindigdOp { get; init; }

    public bool Geldt(Instant nu) => Van <= nu && nu < Tot;

    public bool Overlapt(Vervanging ander) => Van < ander.Tot && ander.Van < Tot;
}

/// <summary>Vervanging: the holder is away. Mandaat: the holder is there, and lets another decide in his name.</summary>
public enum VervangingSoort
{
    Vervanging,
    Mandaat,
}

/// <summary>
/// The ground of an act as the journal keeps it: kind, entry and holder by id, since names are looked up when read.
/// "vervanging 0197a3c0-… van 01970000-…".
/// </summary>
public sealed record Handelingsgrond(VervangingSoort Soort, VervangingId Vervanging, MedewerkerId Houder)
{
    public static Handelingsgrond Van(Vervanging vervanging) => new(vervanging.Soort, vervanging.Id, vervanging.Houder);

    /// <summary>Null for a text that is no such ground.</summary>
    public static Handelingsgrond? Parse(string? tekst) =>
        tekst?.Split(' ') is [var soort, var id, "van", var houder]
        && Enum.TryParse<VervangingSoort>(soort, ignoreCase: true, out var gelezen)
        && Guid.TryParse(id, out var vervanging)
        && Guid.TryParse(houder, out var medewerker)
            ? new(gelezen, VervangingId.Of(vervanging), MedewerkerId.Of(medewerker))
            : null;

    /// <summary>"als vervanger van Hanna Fennema".</summary>
    public string Zin(string houder) =>
        Soort switch
        {
            VervangingSoort.Vervanging => $"als vervanger van {houder}",
            VervangingSoort.Mandaat => $"met mandaat van {houder}",
        };

    public override string ToString() => $"{Woord(Soort)} {Vervanging} van {Houder}";

    public static string Woord(VervangingSoort soort) =>
        soort switch
        {
            VervangingSoort.Vervanging => "vervanging",
            VervangingSoort.Mandaat => "mandaat",
        };
}
