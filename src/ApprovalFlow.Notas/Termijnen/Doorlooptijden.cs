using System.Collections.Concurrent;
using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// So many finished steps of one kind and eenheid that took so many working days from the day on which they were asked to
/// the day of the answer, and whether that answer sent the nota back to the steller. A decision that was held is no answer:
/// Aangehouden says so, and Werkdagen then are those until it was asked again.
/// </summary>
public sealed record Waarneming(
    Stap Stap,
    EenheidCode Eenheid,
    int Werkdagen,
    bool Terug,
    int Aantal,
    bool Aangehouden = false
);

/// <summary>
/// How long a step takes, learnt from finished ones. What an eenheid did itself counts most; with few observations of it, what
/// everybody did at that step counts, and with few of those the prior: five of six answers come within the share.
/// </summary>
public sealed class Doorlooptijden
{
    /// <summary>Working days; whatever took longer counts as this long.</summary>
    public const int MaxWerkdagen = 60;

    /// <summary>As many observations weigh as much as what is believed without them.</summary>
    private const double Gewicht = 3;

    /// <summary>How often an answer is believed to send the nota back when nothing is known.</summary>
    private const double TerugZonderGegevens = 0.05;

    /// <summary>How often a decision is believed to be held when nothing is known.</summary>
    private const double AangehoudenZonderGegevens = 0.03;

    /// <summary>Working days that a decision is believed to be held, as a share: half comes back within five.</summary>
    private const int AanhoudAandeel = 7;

    private readonly ImmutableDictionary<(Stap, EenheidCode), Telling> perEenheid;
    private readonly ImmutableDictionary<Stap, Telling> perStap;
    private readonly ImmutableDictionary<(Stap, EenheidCode), Telling> aangehouden;
    private readonly ImmutableDictionary<Stap, Telling> aangehoudenPerStap;
    private readonly ConcurrentDictionary<(Stap?, EenheidCode?, int), Verdeling> verdelingen = new();
    private readonly ConcurrentDictionary<Stap, Verdeling> aanhoudingen = new();

    public Doorlooptijden(IEnumerable<Waarneming> waarnemingen)
    {
        var held = waarnemingen.ToLookup(w => w.Aangehouden);
        var all = held[false].ToList();
        aangehouden = held[true].GroupBy(w => (w.Stap, w.Eenheid)).ToImmutableDictionary(g => g.Key, Telling.Van);
        aangehoudenPerStap = held[true].GroupBy(w => w.Stap).ToImmutableDictionary(g => g.Key, Telling.Van);
        perEenheid = all.GroupBy(w => (w.Stap, w.Eenheid)).ToImmutableDictionary(g => g.Key, Telling.Van);
        perStap = all.GroupBy(w => w.Stap).ToImmutableDictionary(g => g.Key, Telling.Van);
    }

    /// <summary>Nothing is known: every forecast rests on the shares alone.</summary>
    public static Doorlooptijden Geen { get; } = new([]);

    /// <summary>Finished steps of this kind and eenheid; of everybody when no eenheid is given.</summary>
    public int Aantal(Stap stap, EenheidCode? eenheid) => Bekend(stap, eenheid)?.Aantal ?? 0;

    /// <summary>The chance that an answer at this step sends the nota back.</summary>
    internal double KansTerug(Stap stap, EenheidCode? eenheid)
    {
        var algemeen = Gemengd(perStap.GetValueOrDefault(stap), TerugZonderGegevens);
        return eenheid is null ? algemeen : Gemengd(Bekend(stap, eenheid), algemeen);
    }

    /// <summary>The chance that this step is held instead of answered: mixed from what is known as the other is.</summary>
    internal double KansAangehouden(Stap stap, EenheidCode? eenheid)
    {
        var algemeen = Deel(aangehoudenPerStap.GetValueOrDefault(stap), perStap.GetValueOrDefault(stap), null);
        return eenheid is { } code
            ? Deel(aangehouden.GetValueOrDefault((stap, code)), Bekend(stap, code), algemeen)
            : algemeen;

        static double Deel(Telling? held, Telling? answered, double? vooraf)
        {
            var (gehouden, beantwoord) = (held?.Aantal ?? 0, answered?.Aantal ?? 0);
            return (gehouden + (Gewicht * (vooraf ?? AangehoudenZonderGegevens))) / (gehouden + beantwoord + Gewicht);
        }
    }

    /// <summary>Working days from the asking until it is asked again.</summary>
    internal Verdeling Aanhouding(Stap stap) =>
        aanhoudingen.GetOrAdd(
            stap,
            known =>
            {
                var kansen = Termijnen.Verdeling.Vooraf(AanhoudAandeel);
                if (aangehoudenPerStap.GetValueOrDefault(known) is { } telling)
                    Meng(kansen, telling);
                return new Verdeling(kansen);
            }
        );

    /// <summary>Null for a stap that is nobody's (the system's), which takes its share.</summary>
    internal Verdeling Verdeling(Stap? stap, EenheidCode? eenheid, int aandeel) =>
        verdelingen.GetOrAdd((stap, eenheid, aandeel), key => Maak(key.Item1, key.Item2, key.Item3));

    private Verdeling Maak(Stap? stap, EenheidCode? eenheid, int aandeel)
    {
        if (stap is not { } known)
            return Termijnen.Verdeling.Vast(aandeel);
        var kansen = Termijnen.Verdeling.Vooraf(aandeel);
        foreach (
            var telling in new[] { perStap.GetValueOrDefault(known), eenheid is null ? null : Bekend(known, eenheid) }
        )
        {
            if (telling is not null)
                Meng(kansen, telling);
        }
        return new Verdeling(kansen);
    }

    private static void Meng(double[] kansen, Telling telling)
    {
        for (var dag = 0; dag < kansen.Length; dag++)
            kansen[dag] = (telling.Dagen[dag] + (Gewicht * kansen[dag])) / (telling.Aantal + Gewicht);
    }

    private static double Gemengd(Telling? telling, double vooraf) =>
        telling is null ? vooraf : (telling.Terug + (Gewicht * vooraf)) / (telling.Aantal + Gewicht);

    private Telling? Bekend(Stap stap, EenheidCode? eenheid) =>
        eenheid is { } code ? perEenheid.GetValueOrDefault((stap, code)) : perStap.GetValueOrDefault(stap);

    private sealed record Telling(int[] Dagen, int Aantal, int Terug)
    {
        public static Telling Van(IEnumerable<Waarneming> waarnemingen)
        {
            var (dagen, aantal, terug) = (new int[MaxWerkdagen + 1], 0, 0);
            foreach (var w in waarnemingen)
            {
                dagen[Math.Clamp(w.Werkdagen, 0, MaxWerkdagen)] += w.Aantal;
                aantal += w.Aantal;
                terug += w.Terug ? w.Aantal : 0;
            }
            return new Telling(dagen, aantal, terug);
        }
    }
}

/// <summary>The chance of each number of working days, from which is drawn.</summary>
internal sealed class Verdeling
{
    private readonly double[] totEnMet;

    public Verdeling(double[] kansen)
    {
        totEnMet = new double[kansen.Length];
        var som = 0.0;
        for (var dag = 0; dag < kansen.Length; dag++)
            totEnMet[dag] = som += kansen[dag];
    }

    public static Verdeling Vast(int dagen)
    {
        var kansen = new double[Doorlooptijden.MaxWerkdagen + 1];
        kansen[Math.Min(dagen, Doorlooptijden.MaxWerkdagen)] = 1;
        return new Verdeling(kansen);
    }

    /// <summary>
    /// Log-logistic, cut to whole days, with 0.6 of the share (and a day) as its median: 85 in 100 within the share, and a long
    /// tail. The same form for every share.
    /// </summary>
    public static double[] Vooraf(int aandeel)
    {
        const double Vorm = 3.4;
        var mediaan = 0.6 * (aandeel + 1);
        var kansen = new double[Doorlooptijden.MaxWerkdagen + 1];
        var eerder = 0.0;
        for (var dag = 0; dag < kansen.Length; dag++)
        {
            var tot = dag == kansen.Length - 1 ? 1 : 1 / (1 + Math.Pow((dag + 1) / mediaan, -Vorm));
            (kansen[dag], eerder) = (tot - eerder, tot);
        }
        return kansen;
    }

    /// <summary>A number of working days that is not under what has passed already.</summary>
    public int Trek(ref SeededRandom toeval, int verstreken)
    {
        var eerder = verstreken == 0 ? 0 : totEnMet[Math.Min(verstreken, totEnMet.Length) - 1];
        var rest = totEnMet[^1] - eerder;
        if (rest < 1e-9)
            return verstreken + 1; // longer than anything that was seen: it can only be later still
        var grens = eerder + (toeval.Next() * rest);
        var dag = verstreken;
        while (dag < totEnMet.Length - 1 && totEnMet[dag] < grens)
            dag++;
        return dag;
    }
}

/// <summary>SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for a seed on every machine and runtime.</summary>
internal struct SeededRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 up to 1.</summary>
    public double Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
