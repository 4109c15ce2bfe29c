using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Migration;
using ApprovalFlow.Engine.Replay;
using CsCheck;
using NodaTime;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Recorded answers are played through another version.</summary>
internal sealed class ReplayTests
{
    private static readonly string TwoSteps =
        $"{Start()}{User("A")}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "B")}{Flow("B", "End")}";

    [Test]
    public void Through_its_own_version_everything_happens_as_it_did()
    {
        var definition = Shipped.Read("nota-ter-beslissing");
        var recorded = new Recorded(definition);
        recorded.Start("""{"steller":"KD","van":"DGB","aan":"STASDEF","zwijgregel":false}""");
        recorded.Complete("Opstellen", "indienen", data: """{"teVragen":["HDFC","DJZ"],"van":"DGB","aan":"STASDEF"}""");
        recorded.Complete("Afstemmen", "akkoord", "HDFC");
        recorded.Send(new EngineCommand.DeliverMessage("terughalen", CorrelationKey: null, Value.None));
        recorded.Complete("Opstellen", "indienen", data: """{"teVragen":["HDFC","DJZ"],"van":"DGB","aan":"STASDEF"}""");
        recorded.Complete("Afstemmen", "niet-akkoord", "HDFC");
        recorded.Send(new EngineCommand.ReviseOutcome(recorded.Last("HDFC"), "akkoord"));
        recorded.Send(new EngineCommand.AddInstance("Afstemming", Value.None.Add("directie", Value.From("COID"))));
        recorded.Send(new EngineCommand.CancelInstance(recorded.Task("Afstemmen", "COID")));
        recorded.Complete("Afstemmen", "akkoord", "DJZ");
        recorded.Complete("Ondertekenen", "terugsturen");
        recorded.Complete("Opstellen", "indienen", data: """{"teVragen":[],"van":"DGB","aan":"STASDEF"}""");
        recorded.Complete("Ondertekenen", "ondertekenen");
        recorded.Complete("Beslissen", "aanhouden", data: """{"tot":"2025-05-19"}""");
        recorded.FireNext();
        recorded.Complete("Beslissen", "akkoord");
        recorded.Complete("Vaststellen", "doorgeleiden");
        recorded.Send(new EngineCommand.CompleteJob(recorded.State.Jobs.Values.Single().Job, Value.None));
        recorded.Complete("Aanbieden", "aangeboden");

        AssertSame(definition, recorded);
        Assert.That(recorded.State.Status, Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public void A_step_that_is_new_gets_the_assumed_answer_and_what_follows_is_later()
    {
        var recorded = new Recorded(Read(TwoSteps));
        recorded.Start();
        recorded.Complete("A", "ja");
        recorded.Complete("B", "ja");
        var to = Read(
            $"{Start()}{User("A")}{User("Advies")}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "Advies")}{Flow("Advies", "B")}{Flow("B", "End")}"
        );

        var (before, after) = Play(recorded, Read(TwoSteps), to, Hours(48));

        var difference = ReplayDifference.Between(before, after);
        Assert.That(
            difference.Added.Select(s => (s.Element, s.Outcome, s.Assumed)),
            Is.EqualTo([("Advies", "ja", true)])
        );
        Assert.That(
            (difference.Removed.Length, difference.SameEnd, difference.IsSameWay),
            Is.EqualTo((0, true, false))
        );
        Assert.That((after.Until - after.Begun) - (before.Until - before.Begun), Is.EqualTo(Duration.FromHours(48)));
    }

    [Test]
    public void An_answer_that_leads_elsewhere_is_another_way()
    {
        var old =
            $"{Start()}{User("A")}{Gateway("exclusive", "G", "G-B")}{User("B")}{End()}{Flow("Start", "A")}{Flow("A", "G")}{Flow("G", "B")}{Flow("G", "End", "uitkomst = \"nee\"")}{Flow("B", "End")}";
        var recorded = new Recorded(Read(old));
        recorded.Start();
        recorded.Complete("A", "misschien");
        recorded.Complete("B", "ja");
        var to = Read(old.Replace("nee", "misschien", StringComparison.Ordinal));

        var (before, after) = Play(recorded, Read(old), to, Hours(1));

        Assert.That(ReplayDifference.Between(before, after).Removed.Select(s => s.Element), Is.EqualTo(["B"]));
        Assert.That((after.End, after.Steps.Length), Is.EqualTo((ReplayEnd.Completed, 1)));
    }

    [Test]
    public void What_nobody_can_tell_stays_open_and_says_where()
    {
        var recorded = new Recorded(Read(TwoSteps));
        recorded.Start();
        recorded.Complete("A", "ja");
        recorded.Complete("B", "ja");
        var to = Read(
            $"{Start()}{User("A")}{User("Advies")}{End()}{Flow("Start", "A")}{Flow("A", "Advies")}{Flow("Advies", "End")}"
        );

        var (before, after) = Play(recorded, Read(TwoSteps), to, new ReplayOptions());

        Assert.That((after.End, after.WaitsFor.Single()), Is.EqualTo((ReplayEnd.Open, "Advies")));
        Assert.That(ReplayDifference.Between(before, after).SameEnd, Is.False);
    }

    [Test]
    public void Any_run_of_any_model_replays_as_it_was() =>
        Gen.Int[0, int.MaxValue]
            .Sample(
                seed =>
                {
                    var xml = Xml(new RandomModel(seed).Make(mutated: false), RandomModel.Globals);
                    var definition = BpmnImporter.Import(xml, Options).Definition!;
                    var recorded = new Recorded(definition);
                    recorded.PlayAtRandom(new Random(seed));
                    AssertSame(definition, recorded);
                },
                iter: Environment.GetEnvironmentVariable("APPROVALFLOW_LANG") == "1" ? 2_000 : 80,
                threads: 1
            );

    private static void AssertSame(ProcessDefinition definition, Recorded recorded)
    {
        var (before, after) = Play(recorded, definition, definition, new ReplayOptions());
        // What is still open was answered by nobody.
        Assert.That(after.Steps, Is.EqualTo(before.Steps));
        Assert.That(after.End, Is.EqualTo(before.End));
        if (before.End is not ReplayEnd.Open)
            Assert.That(after.Until, Is.EqualTo(before.Until));
    }

    private static (ReplayResult Before, ReplayResult After) Play(
        Recorded recorded,
        ProcessDefinition from,
        ProcessDefinition to,
        ReplayOptions options
    )
    {
        var plan = MigrationPlan.Propose(from, to);
        return (
            InstanceReplay.Recorded(from, recorded.History, plan),
            InstanceReplay.Run(to, recorded.History, plan, options)
        );
    }

    private static ReplayOptions Hours(int hours) =>
        new() { Assume = (_, _, opened) => new("ja", Value.None, opened + Duration.FromHours(hours)) };

    /// <summary>An instance that somebody drives, an hour a command, with its journal.</summary>
    private sealed class Recorded(ProcessDefinition definition)
    {
        private Instant _now = Instance.Monday;

        internal InstanceState State { get; private set; } = InstanceState.Initial;
        internal ImmutableArray<RecordedCommand> History { get; private set; } = [];

        internal void Start(string variables = "{}") =>
            Send(new EngineCommand.Start(Value.VariablesFromJson(variables)));

        internal int Task(string element, string? key) =>
            State.Tasks.Values.First(t => t.Element == element && (key is null || t.Key == key)).Task;

        internal int Last(string key) =>
            History.SelectMany(h => h.Events).OfType<EngineEvent.TaskOpened>().Last(t => t.Key == key).Task;

        internal void Complete(string element, string outcome, string? key = null, string data = "{}") =>
            Send(new EngineCommand.CompleteTask(Task(element, key), outcome, Value.VariablesFromJson(data)));

        internal void FireNext()
        {
            var timer = State.Timers.Values.MinBy(t => t.Due)!;
            _now = timer.Due - Duration.FromHours(1);
            Send(new EngineCommand.FireTimer(timer.Timer));
        }

        internal void Send(EngineCommand command)
        {
            _now += Duration.FromHours(1);
            var decision = ProcessEngine.Decide(definition, State, command, _now);
            Assert.That(decision.Refusal, Is.Null);
            State = decision.State;
            History = History.Add(new(_now, decision.Events));
        }

        internal void PlayAtRandom(Random random)
        {
            Send(new EngineCommand.Start(Data(random).Add("lijst", Value.From(["x", "y"]))));
            for (var i = 0; i < 40 && State.Status is InstanceStatus.Running; i++)
                if (State.Jobs.Keys.FirstOrDefault() is > 0 and var job)
                    Send(new EngineCommand.CompleteJob(job, Data(random)));
                else if (State.Timers.Values.Any(t => t.Due <= _now + Duration.FromHours(1)) || State.Tasks.IsEmpty)
                    FireNext();
                else if (State.Subscriptions.Values.FirstOrDefault(s => !s.Signal) is { } open && random.Next(3) == 0)
                    Send(new EngineCommand.DeliverTo(open.Subscription, Value.None));
                else
                    Send(
                        new EngineCommand.CompleteTask(
                            State.Tasks.Keys.ElementAt(random.Next(State.Tasks.Count)),
                            "ja",
                            Data(random)
                        )
                    );
        }

        private static ImmutableSortedDictionary<string, Value> Data(Random random) =>
            new[] { "a", "b", "c" }.Aggregate(
                Value.None,
                (all, name) => all.SetItem(name, Value.From(random.Next(2) == 0))
            );
    }
}
