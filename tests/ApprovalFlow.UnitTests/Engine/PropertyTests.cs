using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Soundness;
using CsCheck;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Random models under random schedules. A failure names its seed; APPROVALFLOW_LANG=1 runs thousands.</summary>
public sealed class PropertyTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("APPROVALFLOW_LANG") == "1";

    private static void ForSeeds(int some, int many, Action<int> check) =>
        Gen.Int[0, int.MaxValue].Sample(check, iter: Long ? many : some, threads: 1);

    private static ProcessDefinition? Read(int seed, bool mutated) =>
        BpmnImporter
            .Import(Model.Xml(new RandomModel(seed).Make(mutated), RandomModel.Globals), Model.Options)
            .Definition;

    [Test]
    public void What_is_built_of_blocks_that_fit_is_sound_and_ends() =>
        ForSeeds(
            100,
            3_000,
            seed =>
            {
                var definition = Read(seed, mutated: false)!;
                var report = SoundnessChecker.Check(definition, maxStates: 30_000);
                Assert.That(
                    report.Findings.Where(f => f.Severity is DiagnosticSeverity.Error).Select(f => f.Message),
                    Is.Empty
                );
                var run = new RandomRun(definition, seed);
                run.Play(commands: 60);
                Assert.That(run.IsStuck, Is.False);
                // A job that failed is the world's doing, not the model's.
                Assert.That(run.State.Incidents.Values.Where(i => i.Kind is not IncidentKind.JobExhausted), Is.Empty);
            }
        );

    [Test]
    public void What_the_check_calls_sound_never_sticks()
    {
        var (sound, stuck) = (0, 0);
        ForSeeds(
            150,
            5_000,
            seed =>
            {
                if (Read(seed, mutated: true) is not { } definition)
                    return;
                var report = SoundnessChecker.Check(definition, maxStates: 5_000);
                sound += report is { IsSound: true, IsComplete: true } ? 1 : 0;
                for (var schedule = 0; schedule < 3; schedule++)
                {
                    var run = new RandomRun(definition, seed + schedule);
                    run.Play(commands: 40);
                    stuck += run.IsStuck ? 1 : 0;
                    if (report is { IsSound: true, IsComplete: true })
                        Assert.That(run.IsStuck, Is.False, "It stuck where the check said sound.");
                }
            }
        );
        // Both have to occur, or the property says nothing.
        Assert.That((sound > 10, stuck > 5), Is.EqualTo((true, true)), $"{sound} sound, {stuck} stuck");
        TestContext.Out.WriteLine($"{sound} models sound, {stuck} runs stuck in models that are not");
    }

    [Test]
    public void What_may_move_to_another_version_never_sticks_there()
    {
        var (moved, refused) = (0, 0);
        ForSeeds(
            150,
            5_000,
            seed =>
            {
                if (Read(seed, mutated: true) is not { } other)
                    return;
                for (var steps = 0; steps < 12; steps += 3)
                {
                    var run = new RandomRun(Read(seed, mutated: false)!, seed + steps);
                    run.Play(steps);
                    if (run.State.Status is not InstanceStatus.Running)
                        continue;
                    if (!run.MovedTo(other))
                    {
                        refused++;
                        continue;
                    }
                    moved++;
                    run.GoOn(commands: 40);
                    Assert.That(run.IsStuck, Is.False, "It stuck where the move was called possible.");
                }
            }
        );
        Assert.That((moved > 50, refused > 20), Is.EqualTo((true, true)), $"{moved} moved, {refused} refused");
        TestContext.Out.WriteLine($"{moved} moved, {refused} refused");
    }
}
