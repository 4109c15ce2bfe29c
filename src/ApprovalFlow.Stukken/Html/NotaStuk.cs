using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Stukken.Html;

/// <summary>
/// A nota as it goes on paper. Inhoud already holds the responses of the directies in their chapters; Herkomst is the
/// sentence below such a chapter that says whose words they are. Besluit and Vaststelling are sentences, empty as
/// long as there is none. The names of eenheden are printed as their codes; Afkortingen explains those that it knows.
/// </summary>
public sealed record NotaStuk
{
    public required string Kenmerk { get; init; }
    public required int Versie { get; init; }

    /// <summary>On top and bottom of every page.</summary>
    public required string Merking { get; init; }

    /// <summary>For readers outside: the telephone numbers are left out, and their Woo ground stands there instead.</summary>
    public bool Openbaar { get; init; }
    public required NotaInhoud Inhoud { get; init; }
    public ImmutableSortedDictionary<HoofdstukCode, string> Herkomst { get; init; } =
        ImmutableSortedDictionary<HoofdstukCode, string>.Empty;
    public ImmutableArray<string> Besluit { get; init; } = [];
    public ImmutableArray<string> Vaststelling { get; init; } = [];
    public ImmutableArray<BijlageGegevens> Bijlagen { get; init; } = [];
    public ImmutableDictionary<ApprovalFlow.Notas.EenheidCode, string> Afkortingen { get; init; } =
        ImmutableDictionary<ApprovalFlow.Notas.EenheidCode, string>.Empty;
}
