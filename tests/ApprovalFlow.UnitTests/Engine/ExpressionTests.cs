using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Expressions;
using NodaTime;

namespace ApprovalFlow.UnitTests.Engine;

public sealed class ExpressionTests
{
    private static readonly Functions WithWorkingDays = new(
        ImmutableDictionary<string, Func<LocalDate, int, LocalDate>>.Empty.Add("workdays", (d, n) => d.PlusDays(n * 2))
    );

    private static string Run(string source, string variables = "{}")
    {
        var names = Value.VariablesFromJson(variables);
        var expression = Expression.Parse(source, Kinds.Any, plainIsText: true, WithWorkingDays);
        return new Evaluation(n => names.GetValueOrDefault(n), Instance.Monday).Run(expression.Tree).ToJson();
    }

    [TestCase("=1 + 2 * 3", "7")]
    [TestCase("=(1 + 2) * 3", "9")]
    [TestCase("=7 / 2", "3.5")]
    [TestCase("=-2 - -3", "1")]
    [TestCase("=1 / 0", "null")]
    [TestCase("=\"a\" + \"b\"", "\"ab\"")]
    [TestCase("=if 1 < 2 then \"ja\" else \"nee\"", "\"ja\"")]
    [TestCase("=some x in [1,2,3] satisfies x > 2", "true")]
    [TestCase("=every x in [] satisfies x > 2", "true")]
    [TestCase("=for x in [1,2] return x * 10", "[10,20]")]
    [TestCase("=[1,2,3][item > 1]", "[2,3]")]
    [TestCase("=[1,2,3][-1]", "3")]
    [TestCase("=[{a: 1, b: 2}, {a: 3}].a", "[1,3]")]
    [TestCase("=count([{a: 1}, {a: 2}][a = 2])", "1")]
    [TestCase("=list contains([\"x\"], \"x\") and not(contains(\"abc\", \"z\"))", "true")]
    [TestCase("=2 in [1,2]", "true")]
    [TestCase("=3 between 1 and 5", "true")]
    [TestCase("=false and missing > 1", "false")]
    [TestCase("=missing = null", "true")]
    [TestCase("=missing.deep.deeper", "null")]
    [TestCase("=date(\"2025-05-12\") + duration(\"P1M\")", "\"2025-06-12\"")]
    [TestCase("=date(\"2025-05-21\") - date(\"2025-05-12\")", "\"P9D\"")]
    [TestCase("=\"2025-05-12\" < date(\"2025-05-13\")", "true")]
    [TestCase("=today()", "\"2025-05-12\"")]
    [TestCase("=now()", "\"2025-05-12T07:00:00Z\"")]
    [TestCase("=workdays(date(\"2025-05-12\"), 3)", "\"2025-05-18\"")]
    [TestCase("=@\"2025-05-12\".year", "2025")]
    [TestCase("${1 + 2 >= 3 && !(1 == 2)}", "true")]
    [TestCase("#{empty list || list eq 'a'}", "true")]
    [TestCase("${1 < 2 ? 'a' : 'b'}", "\"a\"")]
    [TestCase("Taak ${1 + 1} van ${3}", "\"Taak 2 van 3\"")]
    [TestCase("plain text", "\"plain text\"")]
    public void Gives(string source, string expected) => Assert.That(Run(source), Is.EqualTo(expected));

    [Test]
    public void Names_are_read_from_the_variables() =>
        Assert.That(
            Run("=some u in us satisfies u.x = \"nee\"", """{"us":[{"x":"ja"},{"x":"nee"}]}"""),
            Is.EqualTo("true")
        );

    [TestCase("=1 +")]
    [TestCase("=(1")]
    [TestCase("=\"open")]
    [TestCase("=1 == 1")]
    [TestCase("=unknown(1)")]
    [TestCase("=count()")]
    [TestCase("=x.name()")]
    [TestCase("=not 3")]
    [TestCase("=1 < \"a\"")]
    [TestCase("=true + 1")]
    [TestCase("=some x in 3 satisfies x")]
    [TestCase("${user.getName()}")]
    [TestCase("${list(1)}")]
    [TestCase("${a")]
    public void Is_refused(string source) =>
        Assert.That(
            () => Expression.Parse(source, Kinds.Any, plainIsText: true, WithWorkingDays),
            Throws.TypeOf<ExpressionException>()
        );

    [Test]
    public void Depth_and_length_are_bounded()
    {
        foreach (
            var (open, close) in new[] { ("(", ")"), ("[", "]"), ("-", ""), ("not ", ""), ("if true then 1 else ", "") }
        )
        {
            var source =
                $"={string.Concat(Enumerable.Repeat(open, 150))}1{string.Concat(Enumerable.Repeat(close, 150))}";
            Assert.That(
                () => Expression.Parse(source, Kinds.Any, plainIsText: true, WithWorkingDays),
                Throws.TypeOf<ExpressionException>(),
                open
            );
        }
        Assert.That(
            () =>
                Expression.Parse(
                    "=" + string.Join('+', Enumerable.Repeat("1", 1000)),
                    Kinds.Any,
                    plainIsText: true,
                    WithWorkingDays
                ),
            Throws.TypeOf<ExpressionException>()
        );
    }

    [Test]
    public void What_grows_without_end_gives_nothing()
    {
        var many = "[" + string.Join(',', Enumerable.Range(0, 200)) + "]";
        Assert.That(
            Run($"=count(for a in {many} return count(for b in {many} return count(for c in {many} return c)))"),
            Is.EqualTo("200")
        );
        Assert.That(Run($"=sum(for a in {many} return sum(for b in {many} return sum({many})))"), Is.EqualTo("null"));
    }
}
