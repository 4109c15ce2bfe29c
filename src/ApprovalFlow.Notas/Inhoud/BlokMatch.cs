using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>Which old block each new block is.</summary>
internal static class BlokMatch
{
    /// <summary>Half of the words shared, counted over both texts: below that it is another block.</summary>
    public const double Threshold = 0.5;

    // Above this the table of pairs costs too much; such a chapter is beyond Inhoudsgrenzen anyhow.
    private const int MaxPairs = 4_000_000;

    public static int?[] Numbers(ImmutableArray<Blok> before, ImmutableArray<Blok> after)
    {
        var numbers = new int?[after.Length];
        var free = before.ToList();
        TakeEqual(free, after, numbers, blok => (blok.Soort, blok.Tekst));
        TakeEqual(free, after, numbers, blok => blok.Tekst);
        TakeSimilar(free, after, numbers);
        return numbers;
    }

    private static void TakeEqual<TKey>(
        List<Blok> free,
        ImmutableArray<Blok> after,
        int?[] numbers,
        Func<Blok, TKey> key
    )
        where TKey : notnull
    {
        var waiting = free.GroupBy(key).ToDictionary(g => g.Key, g => new Queue<Blok>(g));
        var taken = new HashSet<Blok>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < after.Length; i++)
            if (
                numbers[i] is null
                && waiting.TryGetValue(key(after[i]), out var queue)
                && queue.TryDequeue(out var blok)
            )
            {
                numbers[i] = blok.Id;
                taken.Add(blok);
            }

        free.RemoveAll(taken.Contains);
    }

    // The pairing in order with the highest sum of similarities (as in aligning two sequences).
    private static void TakeSimilar(List<Blok> free, ImmutableArray<Blok> after, int?[] numbers)
    {
        var open = Enumerable.Range(0, after.Length).Where(i => numbers[i] is null).ToArray();
        if ((long)free.Count * open.Length > MaxPairs)
            return;
        var old = free.ConvertAll(blok => new WordCount(blok.Tekst));
        var best = new double[free.Count + 1, open.Length + 1];
        var pair = new double[free.Count, open.Length];
        for (var j = open.Length - 1; j >= 0; j--)
        {
            var words = new WordCount(after[open[j]].Tekst);
            for (var i = free.Count - 1; i >= 0; i--)
            {
                pair[i, j] = old[i].Similarity(words) is var s && s >= Threshold ? s : double.NegativeInfinity;
                best[i, j] = Math.Max(pair[i, j] + best[i + 1, j + 1], Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        for (int i = 0, j = 0; i < free.Count && j < open.Length; )
            if (best[i, j] == pair[i, j] + best[i + 1, j + 1])
                numbers[open[j++]] = free[i++].Id;
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
    }

    private sealed class WordCount
    {
        private static readonly char[] Between = [.. " \n.,;:!?()[]\"'*_|\\/-"];

        private readonly Dictionary<string, int> counts;
        private readonly int total;

        public WordCount(string text)
        {
            var words = text.Split(Between, StringSplitOptions.RemoveEmptyEntries);
            counts = words
                .CountBy(word => word, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(StringComparer.OrdinalIgnoreCase);
            total = words.Length;
        }

        /// <summary>From 0 to 1: twice the shared words over all words (Dice).</summary>
        public double Similarity(WordCount other)
        {
            if (2.0 * Math.Min(total, other.total) < Threshold * (total + other.total) || total == 0)
                return 0;
            var shared = counts.Sum(pair => Math.Min(pair.Value, other.counts.GetValueOrDefault(pair.Key)));
            return 2.0 * shared / (total + other.total);
        }
    }
}
