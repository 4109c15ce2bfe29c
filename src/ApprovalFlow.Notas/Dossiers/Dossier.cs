using System.Collections.Immutable;
using ApprovalFlow.Engine;
using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>
/// All that is known of one nota and changes only by an event. Folding the journal from <see cref="Leeg"/> gives the
/// same dossier as its rows.
/// </summary>
public sealed record Dossier
{
    public static Dossier Leeg { get; } = new();

    public Nota? Geopend { get; init; }

    /// <summary>The nota. There is one from the first event on.</summary>
    public Nota Nota => Geopend ?? throw new InvalidOperationException("No nota was made in this dossier.");

    /// <summary>The number of the last event in the journal; 0 before the first.</summary>
    public int Volgnummer { get; init; }

    public InstanceState Verloop { get; init; } = InstanceState.Initial;
    public ImmutableSortedDictionary<int, NotaVersie> Versies { get; init; } =
        ImmutableSortedDictionary<int, NotaVersie>.Empty;

    /// <summary>By the number that the engine gave the task.</summary>
    public ImmutableSortedDictionary<int, Taak> Taken { get; init; } = ImmutableSortedDictionary<int, Taak>.Empty;

    /// <summary>By the number of the event that recorded it: every response ever given, corrected ones too.</summary>
    public ImmutableSortedDictionary<int, Afstemming> Afstemmingen { get; init; } =
        ImmutableSortedDictionary<int, Afstemming>.Empty;

    /// <summary>By the number of the event that recorded it.</summary>
    public ImmutableSortedDictionary<int, Opmerking> Opmerkingen { get; init; } =
        ImmutableSortedDictionary<int, Opmerking>.Empty;

    /// <summary>By the number of the event that recorded it.</summary>
    public ImmutableSortedDictionary<int, Vraag> Vragen { get; init; } = ImmutableSortedDictionary<int, Vraag>.Empty;

    /// <summary>By the number of the event that recorded it: earlier proposals and those given back too.</summary>
    public ImmutableSortedDictionary<int, Paraaf> Parafen { get; init; } = ImmutableSortedDictionary<int, Paraaf>.Empty;
    public ImmutableSortedDictionary<int, Incident> Incidenten { get; init; } =
        ImmutableSortedDictionary<int, Incident>.Empty;

    /// <summary>Who may read, by the number of the event that opened the dossier to them and a number within it.</summary>
    public ImmutableArray<Lezer> Lezers { get; init; } = [];

    public IEnumerable<Taak> OpenTaken => Taken.Values.Where(t => t.Status == TaakStatus.Open);

    public NotaVersie? HuidigeVersie => Versies.Count == 0 ? null : Versies[Versies.Keys.Max()];

    /// <summary>The response of each eenheid that holds now, in order of eenheid.</summary>
    public IEnumerable<Afstemming> GeldigeAfstemmingen =>
        Afstemmingen.Values.Where(a => a.Geldig).OrderBy(a => a.Eenheid);

    public Afstemming? GeldigeAfstemming(EenheidCode eenheid) =>
        Afstemmingen.Values.FirstOrDefault(a => a.Geldig && a.Eenheid == eenheid);

    /// <summary>The proposal that lies with the hoofd, or that the hoofd answered upon.</summary>
    public Paraaf? GeldigeParaaf(int taakNummer) =>
        Parafen.Values.FirstOrDefault(p => p.Geldig && p.TaakNummer == taakNummer);

    public Taak? Taak(TaakId id) => Taken.Values.FirstOrDefault(t => t.Id == id);

    /// <summary>The open drafting task: while there is one, the steller is at turn.</summary>
    public Taak? Opstellen => OpenTaken.FirstOrDefault(t => t.Stap == Stap.Opstellen);

    internal Dossier Met(Taak taak) => this with { Taken = Taken.SetItem(taak.Nummer, taak) };

    internal Dossier MetNota(Func<Nota, Nota> change) => this with { Geopend = change(Nota) };

    internal Dossier MetLezer(Lezer lezer) =>
        Lezers.Any(l =>
            l.Tot is null && l.Grond == lezer.Grond && l.Eenheid == lezer.Eenheid && l.Medewerker == lezer.Medewerker
        )
            ? this
            : this with
            {
                Lezers = Lezers.Add(lezer),
            };

    /// <summary>A ground ends; that it was there stays.</summary>
    internal Dossier ZonderLezer(Leesgrond grond, MedewerkerId wie, Instant op) =>
        this with
        {
            Lezers =
            [
                .. Lezers.Select(l =>
                    l.Tot is null && l.Grond == grond && l.Medewerker == wie ? l with { Tot = op } : l
                ),
            ],
        };
}
