using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>What the runs gave: Mediaan is in working days from today.</summary>
internal sealed record Simulatieuitslag(double Kans, int Mediaan, Knelpunt? Knelpunt, int Waarnemingen);

/// <summary>
/// Runs a nota through its procedure many times. Time is in working days from today. An answer that sends the nota back
/// costs the drafting anew and a round in which only who objected is asked again, and every later step is done again.
/// </summary>
internal sealed class Simulatie
{
    /// <summary>A nota that came back so often is taken to go on: nobody sends it back for ever.</summary>
    private const int MaxRonden = 5;

    /// <summary>A decision that was held so often is taken to be made.</summary>
    private const int MaxAanhoudingen = 3;

    /// <summary>Working days that drafting anew is believed to take when nothing is known.</summary>
    private const int HerstelAandeel = 2;

    private readonly Simulatienet net;
    private readonly ImmutableArray<Simulatiebegin> begin;
    private readonly Verdeling herstel;
    private readonly List<Vraag> alle = [];

    // Per node and step of it, who is asked; and per place where the nota waits, what still runs.
    private readonly Vraag[][][] vragen;
    private readonly Vraag[][] lopend;
    private readonly bool[] eerderBezwaar;

    // Of one run: when each node is done, by how much each answer outran its share, and who objected last.
    private readonly int[] klaar;
    private readonly int[] uitloop;
    private readonly bool[] bezwaar;

    public Simulatie(
        Simulatienet net,
        ImmutableArray<Simulatiebegin> begin,
        Notastand stand,
        Func<FlowNode, ImmutableArray<EenheidCode>> wie,
        Doorlooptijden doorlooptijden
    )
    {
        (this.net, this.begin) = (net, begin);
        herstel = doorlooptijden.Verdeling(Stap.Opstellen, null, HerstelAandeel);
        vragen = [.. net.Knopen.Select(k => k.Stappen.Select(s => Vragen(s, wie, doorlooptijden)).ToArray())];
        lopend = [.. begin.Select(waar => Lopend(waar, doorlooptijden))];
        eerderBezwaar =
        [
            .. alle.Select(v =>
                v.Stap.Stap == Stap.Afstemmen && v.Eenheid is { } eenheid && stand.Bezwaren.Contains(eenheid)
            ),
        ];
        (klaar, uitloop, bezwaar) = (new int[net.Knopen.Length], new int[alle.Count], new bool[alle.Count]);
    }

    public Simulatieuitslag Run(long seed, int tot)
    {
        var toeval = new SeededRandom((ulong)seed);
        var schuld = new int[alle.Count];
        var einden = new int[Prognose.Runs];
        for (var run = 0; run < einden.Length; run++)
        {
            Array.Clear(uitloop);
            einden[run] = Loop(ref toeval);
            var worst = Array.IndexOf(uitloop, uitloop.Max());
            if (einden[run] > tot && uitloop[worst] > 0)
                schuld[worst]++;
        }
        Array.Sort(einden);
        var gehaald = einden.Count(einde => einde <= tot);
        return new Simulatieuitslag(
            (double)gehaald / einden.Length,
            Math.Max(einden[einden.Length / 2], 0),
            Knelpunt(schuld, einden.Length - gehaald),
            alle.DistinctBy(vraag => (vraag.Stap.Stap, vraag.Eenheid)).Sum(vraag => vraag.Bekend)
        );
    }

    private Knelpunt? Knelpunt(int[] schuld, int gemist)
    {
        var worst = Array.IndexOf(schuld, schuld.Max());
        return schuld[worst] == 0
            ? null
            : new Knelpunt(
                alle[worst].Stap.Element,
                alle[worst].Stap.Naam,
                alle[worst].Eenheid,
                (double)schuld[worst] / gemist
            );
    }

    /// <summary>One run: the working day on which the last step is done.</summary>
    private int Loop(ref SeededRandom toeval)
    {
        Array.Fill(klaar, -1);
        var terug = Eerste(ref toeval);
        for (var ronde = 1; terug is { } moment; ronde++)
        {
            var dagen = herstel.Trek(ref toeval, 0);
            for (var i = 0; i < bezwaar.Length; i++)
                uitloop[i] += bezwaar[i] ? dagen + 1 : 0;
            Array.Fill(klaar, -1);
            klaar[0] = moment + dagen;
            terug = Verder(ref toeval, [.. bezwaar], mag: ronde < MaxRonden);
        }
        return klaar.Max();
    }

    /// <summary>From where the nota is now.</summary>
    private int? Eerste(ref SeededRandom toeval)
    {
        bool[]? alleen = null;
        for (var i = 0; i < begin.Length; i++)
        {
            if (net.Zoek(begin[i].Element) is not { } plaats)
                continue;
            var moment = begin[i].Over;
            if (begin[i].Herstel is { } opstellen)
            {
                moment += herstel.Trek(ref toeval, opstellen.Verstreken) - opstellen.Verstreken;
                alleen = eerderBezwaar;
            }
            if (Stappen(ref toeval, plaats, moment, lopend[i], alleen, mag: true) is { } terug)
                return terug;
        }
        return Verder(ref toeval, alleen, mag: true);
    }

    /// <summary>Every node that follows on what is done; the moment on which the nota is sent back ends it.</summary>
    private int? Verder(ref SeededRandom toeval, bool[]? alleen, bool mag)
    {
        for (var i = 0; i < klaar.Length; i++)
        {
            if (
                klaar[i] < 0
                && Vanaf(i) is >= 0 and var moment
                && Stappen(ref toeval, (i, 0), moment, [], alleen, mag) is { } terug
            )
                return terug;
        }
        return null;
    }

    private int Vanaf(int knoop)
    {
        var moment = -1;
        foreach (var eerder in net.Knopen[knoop].Vooraf)
            moment = Math.Max(moment, klaar[eerder]);
        return moment;
    }

    /// <summary>The steps of one node from this one on. Alleen: of a round, only who objected; the other answers stand.</summary>
    private int? Stappen(
        ref SeededRandom toeval,
        (int Knoop, int Stap) vanaf,
        int moment,
        Vraag[] nu,
        bool[]? alleen,
        bool mag
    )
    {
        var stappen = vragen[vanaf.Knoop];
        for (var i = vanaf.Stap; i < stappen.Length; i++)
        {
            var running = i == vanaf.Stap && nu.Length > 0;
            var terug = Begin(running);
            var langst = 0;
            foreach (var vraag in running ? nu : stappen[i])
            {
                if (!running && alleen is not null && vraag.Stap.Stap == Stap.Afstemmen && !alleen[vraag.Index])
                    continue;
                var dagen = Dagen(ref toeval, vraag);
                langst = Math.Max(langst, dagen - vraag.Verstreken);
                uitloop[vraag.Index] += Math.Max(dagen - vraag.Stap.Aandeel, 0);
                if (mag && vraag.Stap.KanTerug && toeval.Next() < vraag.KansTerug)
                    terug = bezwaar[vraag.Index] = true;
            }
            moment += langst;
            if (terug)
                return moment;
        }
        klaar[vanaf.Knoop] = moment;
        return null;
    }

    /// <summary>Until the answer; what is held is asked again, and then it may be held once more.</summary>
    private static int Dagen(ref SeededRandom toeval, Vraag vraag)
    {
        var (gehouden, verstreken) = (0, vraag.Verstreken);
        for (
            var keer = 0;
            keer < MaxAanhoudingen && vraag.KansAangehouden > 0 && toeval.Next() < vraag.KansAangehouden;
            keer++
        )
        {
            gehouden += vraag.Aanhouding!.Trek(ref toeval, verstreken);
            verstreken = 0;
        }
        return gehouden + vraag.Verdeling.Trek(ref toeval, verstreken);
    }

    /// <summary>Nobody objects yet, but for who did so in the round that runs.</summary>
    private bool Begin(bool running)
    {
        if (!running || lopend.All(nu => nu.All(vraag => vraag.Stap.Stap != Stap.Afstemmen)))
        {
            Array.Clear(bezwaar);
            return false;
        }
        eerderBezwaar.CopyTo(bezwaar, 0);
        return eerderBezwaar.Contains(true);
    }

    private Vraag[] Vragen(
        Simulatiestap stap,
        Func<FlowNode, ImmutableArray<EenheidCode>> wie,
        Doorlooptijden doorlooptijden
    )
    {
        ImmutableArray<EenheidCode> bekend = stap.Stap is null ? [] : wie(stap.Node);
        return bekend.IsEmpty
            ? [Maak(stap, null, 0, doorlooptijden)]
            : [.. bekend.Select(eenheid => Maak(stap, eenheid, 0, doorlooptijden))];
    }

    private Vraag[] Lopend(Simulatiebegin waar, Doorlooptijden doorlooptijden)
    {
        if (net.Zoek(waar.Element) is not { } plaats)
            return [];
        var stap = net.Knopen[plaats.Knoop].Stappen[plaats.Stap];
        return
        [
            .. waar.Taken.Select(taak =>
                alle.Find(v => v.Stap == stap && v.Eenheid == taak.Eenheid) is { } known
                    ? known with
                    {
                        Verstreken = taak.Verstreken,
                    }
                    : Maak(stap, taak.Eenheid, taak.Verstreken, doorlooptijden)
            ),
        ];
    }

    private Vraag Maak(Simulatiestap stap, EenheidCode? eenheid, int verstreken, Doorlooptijden doorlooptijden)
    {
        var vraag = new Vraag(
            alle.Count,
            stap,
            eenheid,
            verstreken,
            doorlooptijden.Verdeling(stap.Stap, eenheid, stap.Aandeel),
            stap.Stap is { } soort ? doorlooptijden.KansTerug(soort, eenheid) : 0,
            stap.Stap is { } kind ? doorlooptijden.Aantal(kind, eenheid) : 0,
            stap is { KanAanhouden: true, Stap: { } held } ? doorlooptijden.KansAangehouden(held, eenheid) : 0,
            stap is { KanAanhouden: true, Stap: { } step } ? doorlooptijden.Aanhouding(step) : null
        );
        alle.Add(vraag);
        return vraag;
    }

    /// <summary>Somebody who is asked; Verstreken is how many working days that was ago.</summary>
    private sealed record Vraag(
        int Index,
        Simulatiestap Stap,
        EenheidCode? Eenheid,
        int Verstreken,
        Verdeling Verdeling,
        double KansTerug,
        int Bekend,
        double KansAangehouden,
        Verdeling? Aanhouding
    );
}
