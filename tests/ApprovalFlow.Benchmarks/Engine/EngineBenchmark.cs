using ApprovalFlow.Benchmarks.Measuring;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Soundness;

namespace ApprovalFlow.Benchmarks.Engine;

/// <summary>
/// The pure engine on one core: commands of the shipped procedure, and what a command and the check cost as the model
/// and a multi-instance grow.
/// </summary>
internal static class EngineBenchmark
{
    private static readonly int[] Elements = [20, 200, 2_000];
    private static readonly int[] Instances = [5, 50, 500];

    internal static Report Run() =>
        new(
            "engine",
            Interleaved.Run([Yardstick.Json, .. Shipped(), .. Growing()]),
            [
                "Seconds are those of the processor, all threads together: what one core does.",
                "decide: Decide, which applies each event as it goes. apply: the events of the same command folded again.",
                "check: the soundness check of the whole model. A multi-instance has a net of its own, of one instance.",
            ]
        );

    private static IEnumerable<Case> Shipped()
    {
        var definition = Models.Shipped("nota-ter-beslissing");
        var walk = Walk.Through(definition, Models.Answers);
        yield return new("shipped procedure, decide", "command", walk.Decide);
        yield return new("shipped procedure, apply", "command", walk.Apply);
        yield return new("shipped procedure, check", "check", () => Check(definition));
    }

    private static IEnumerable<Case> Growing()
    {
        foreach (var size in Elements)
        {
            var definition = Models.OfSize(size);
            yield return new($"{size} elements, decide", "command", Walk.Through(definition, Models.Answers).Decide);
            yield return new($"{size} elements, check", "check", () => Check(definition));
        }
        foreach (var count in Instances)
        {
            var definition = Models.MultiInstance(count);
            yield return new($"{count} instances, decide", "command", Walk.Through(definition, Models.Answers).Decide);
            yield return new($"{count} instances, check", "check", () => Check(definition));
        }
    }

    private static int Check(ProcessDefinition definition) =>
        SoundnessChecker.Check(definition).IsSound
            ? 1
            : throw new InvalidOperationException($"{definition.Key} is not sound: the benchmark measures a fault.");
}
