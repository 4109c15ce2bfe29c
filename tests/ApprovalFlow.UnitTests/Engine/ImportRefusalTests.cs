using ApprovalFlow.Engine.Import;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>What is not known is refused with element, line and reason.</summary>
public sealed class ImportRefusalTests
{
    [Test]
    public void A_document_type_is_refused()
    {
        var result = BpmnImporter.Import("""<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>""", Options);

        Assert.That(result.Definition, Is.Null);
        Assert.That(result.Diagnostics.Single().Message, Does.Contain("DTD"));
    }

    [TestCase("")]
    [TestCase("not xml")]
    [TestCase("<a/>")]
    [TestCase("<a><b></a>")]
    public void A_text_that_is_no_model_is_refused(string text) =>
        Assert.That(BpmnImporter.Import(text, Options).Definition, Is.Null);

    [Test]
    public void Deep_nesting_is_refused() =>
        Assert.That(
            BpmnImporter.Import(string.Concat(Enumerable.Repeat("<a>", 200)), Options).Diagnostics.Single().Message,
            Does.Contain("nested")
        );

    [Test]
    public void A_script_task_is_refused_where_it_stands()
    {
        var error = Errors($"{Start()}\n<bpmn:scriptTask id=\"S\" />{Flow("Start", "S")}").First();

        Assert.That((error.Element, error.Line), Is.EqualTo(("S", 6)));
        Assert.That(error.Message, Is.EqualTo("<scriptTask> is not supported."));
    }

    [Test]
    public void A_flow_to_nowhere_is_refused() =>
        Assert.That(Errors($"{Start()}{Flow("Start", "Nergens")}").Single().Message, Does.Contain("Nergens"));

    [Test]
    public void An_expression_that_can_not_work_is_refused() =>
        Assert.That(
            Errors($"{Start()}{Gateway("exclusive", "X")}{End()}{Flow("Start", "X")}{Flow("X", "End", "1 + 2")}")
                .Single()
                .Message,
            Does.Contain("a number where true or false is needed")
        );

    [Test]
    public void A_method_call_is_refused() =>
        Assert.That(
            Errors(
                    $"{Start()}{User("A", attributes: "", content: Groups("${user.name()}"))}{End()}{Flow("Start", "A")}{Flow("A", "End")}"
                )
                .Single()
                .Message,
            Does.Contain("method calls")
        );

    [Test]
    public void An_unknown_form_key_is_refused_with_the_nearest_known_one()
    {
        var options = Options with { FormKeys = ["afstemmen", "beslissen"] };
        var task = User(
            "A",
            """<bpmn:extensionElements><zeebe:formDefinition formKey="beslisen" /></bpmn:extensionElements>"""
        );
        var error = Errors($"{Start()}{task}{End()}{Flow("Start", "A")}{Flow("A", "End")}", options: options).Single();

        Assert.That(error.Message, Is.EqualTo("The form key beslisen is unknown. Nearest: beslissen."));
    }
}
