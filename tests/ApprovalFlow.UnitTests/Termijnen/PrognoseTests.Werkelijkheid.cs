using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using static ApprovalFlow.UnitTests.Termijnen.TestKalender;

namespace ApprovalFlow.UnitTests.Termijnen;

public sealed partial class PrognoseTests
{
    /// <summary>
    /// A ministry that answers by laws of its own, apart from the forecast: it makes a history, and then notas of which is
    /// forecast in the middle of their round and seen afterwards whether they made it. Of its decisions such a part is held
    /// first, for six working days and a bit.
    /// </summary>
    private sealed class Werkelijkheid(double houdtAan)
    {
        private const int Ministeries = 120;
        private const int NotasPerMinisterie = 20;
        private const int PerStap = 60;

        private static readonly ImmutableArray<Wet> Gewoon =
        [
            new("afstemmen", Stap.Afstemmen, Directies[0], 2.0, 0.05),
            new("afstemmen", Stap.Afstemmen, Directies[1], 4.5, 0.15),
            new("afstemmen", Stap.Afstemmen, Directies[2], 3.0, 0.02),
            new("ondertekenen", Stap.Ondertekenen, EenheidCode.Of("DGB"), 1.5, 0.05),
            new("beslissen", Stap.Beslissen, Stasdef, 3.5, 0.10),
            new("vaststellen", Stap.Vaststellen, EenheidCode.Of("SG"), 0.8, 0.02),
        ];

        private ImmutableArray<Wet> wetten = Gewoon;

        private sealed record Wet(string Element, Stap Stap, EenheidCode Wie, double Gemiddeld, double Terug);

        /// <summary>Each ministry has a history and laws of its own, so that the luck of one history does not decide.</summary>
        public (int Gehaald, int Aantal) Beproef(Func<ImmutableArray<Waarneming>, Doorlooptijden> leer)
        {
            var doorlooptijden = Doorlooptijden.Geen;
            var toeval = new Toeval(20250512);
            var (gehaald, aantal) = (0, 0);
            for (var i = 0; i < Ministeries * NotasPerMinisterie; i++)
            {
                if (i % NotasPerMinisterie == 0)
                {
                    wetten = [.. Gewoon.Select(w => w with { Gemiddeld = w.Gemiddeld * (0.6 + toeval.Next()) })];
                    doorlooptijden = leer(Geschiedenis(toeval));
                }
                var nota = Begin(toeval);
                var opening = Werk.Plus(Vandaag, -nota.Verstreken).Value;
                var stand = new Notastand(
                    [.. nota.Open.Select(w => new Wachtplaats("afstemmen", w.Wie, opening, null))],
                    [.. nota.Bezwaren],
                    true
                );
                var ruimte = 4 + toeval.Tot(20);
                var kamerdatum = Werk.Plus(Vandaag, ruimte).Value;
                var kans = Prognose
                    .Van(TerBeslissing, kamerdatum, stand, Wie, doorlooptijden, Vandaag, Werk, i)
                    .Value.Kans;
                var einde = Loop(toeval, nota);
                if (kans is < 0.7 or >= 0.8)
                    continue;
                aantal++;
                gehaald += einde <= ruimte ? 1 : 0;
            }
            return (gehaald, aantal);
        }

        private ImmutableArray<Waarneming> Geschiedenis(Toeval toeval) =>
            [
                .. from wet in wetten
                from _ in Enumerable.Range(0, PerStap)
                select new Waarneming(wet.Stap, wet.Wie, toeval.Dagen(wet.Gemiddeld), toeval.Next() < wet.Terug, 1),
                .. Enumerable
                    .Range(0, PerStap)
                    .Select(_ => new Waarneming(Stap.Opstellen, Kd, toeval.Dagen(1.5), false, 1)),
                .. Enumerable
                    .Range(0, (int)(PerStap * houdtAan / (1 - houdtAan)))
                    .Select(_ => new Waarneming(
                        Stap.Beslissen,
                        Stasdef,
                        Gehouden(toeval),
                        false,
                        1,
                        Aangehouden: true
                    )),
            ];

        private static int Gehouden(Toeval toeval) => 6 + toeval.Dagen(2);

        private sealed record Lopend(
            int Verstreken,
            ImmutableArray<(EenheidCode Wie, int Dagen, bool Bezwaar)> Open,
            ImmutableArray<EenheidCode> Bezwaren
        );

        /// <summary>A round of which one to five working days have passed, with somebody still to answer.</summary>
        private Lopend Begin(Toeval toeval)
        {
            while (true)
            {
                var verstreken = toeval.Tot(6);
                var antwoorden = wetten
                    .Where(w => w.Stap == Stap.Afstemmen)
                    .Select(w => (w.Wie, Dagen: toeval.Dagen(w.Gemiddeld), Bezwaar: toeval.Next() < w.Terug))
                    .ToImmutableArray();
                var open = antwoorden.Where(a => a.Dagen >= verstreken).ToImmutableArray();
                if (!open.IsEmpty)
                    return new(
                        verstreken,
                        open,
                        [.. antwoorden.Where(a => a.Dagen < verstreken && a.Bezwaar).Select(a => a.Wie)]
                    );
            }
        }

        private int Loop(Toeval toeval, Lopend nota)
        {
            var moment = nota.Open.Max(a => a.Dagen) - nota.Verstreken;
            var bezwaren = nota.Bezwaren.Concat(nota.Open.Where(a => a.Bezwaar).Select(a => a.Wie)).ToHashSet();
            for (var ronde = 0; ; ronde++)
            {
                if (bezwaren.Count > 0)
                {
                    moment += toeval.Dagen(1.5);
                    var opnieuw = wetten.Where(w => bezwaren.Contains(w.Wie) && w.Stap == Stap.Afstemmen).ToList();
                    moment += opnieuw.Select(w => toeval.Dagen(w.Gemiddeld)).DefaultIfEmpty(0).Max();
                    bezwaren = [.. opnieuw.Where(w => toeval.Next() < w.Terug).Select(w => w.Wie)];
                    if (bezwaren.Count > 0)
                        continue;
                }
                foreach (var wet in wetten.Where(w => w.Stap != Stap.Afstemmen))
                {
                    moment += toeval.Dagen(wet.Gemiddeld);
                    while (houdtAan > 0 && wet.Stap == Stap.Beslissen && toeval.Next() < houdtAan)
                        moment += Gehouden(toeval);
                    if (toeval.Next() >= wet.Terug)
                        continue;
                    bezwaren = [wet.Wie];
                    break;
                }
                if (bezwaren.Count == 0)
                    return moment;
            }
        }

        /// <summary>Numbers of another make than the forecast's, so that the two can not agree by accident.</summary>
        private sealed class Toeval(uint seed)
        {
            private uint state = seed;

            public double Next()
            {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                return state / 4294967296.0;
            }

            public int Tot(int grens) => (int)(Next() * grens);

            /// <summary>Exponential in two parts: mostly soon, sometimes long.</summary>
            public int Dagen(double gemiddeld) =>
                (int)(-Math.Log(1 - Next()) * gemiddeld * 0.5 + (-Math.Log(1 - Next()) * gemiddeld * 0.5));
        }
    }
}
