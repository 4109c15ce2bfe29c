using System.Xml.Linq;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Picture;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>The picture holds every element, says in text what it shows in colour, and refers to nothing.</summary>
public sealed class PictureTests
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    private static XElement Draw(ProcessDefinition definition, PictureOptions? options = null) =>
        XElement.Parse(ProcessPicture.Draw(definition, options ?? new())!);

    private static XElement Element(XElement svg, string id) =>
        svg.Descendants().Single(e => e.Attribute("data-element")?.Value == id);

    [TestCaseSource(typeof(Shipped), nameof(Shipped.Names))]
    public void Every_element_and_flow_of_a_shipped_procedure_is_drawn_with_a_title(string name)
    {
        var definition = Shipped.Read(name);
        var svg = Draw(definition);
        var drawn = svg.Descendants().Where(e => e.Attribute("data-element") is not null).ToList();

        Assert.That(
            drawn.Select(e => e.Attribute("data-element")!.Value).Order(),
            Is.EqualTo(definition.Nodes.Select(n => n.Id).Concat(definition.Flows.Select(f => f.Id)).Order())
        );
        Assert.That(drawn.Where(e => string.IsNullOrEmpty(e.Element(Ns + "title")?.Value)), Is.Empty);
        Assert.That(Element(svg, "Opstellen").Element(Ns + "desc")!.Value, Does.StartWith("De steller schrijft"));
    }

    [Test]
    public void It_holds_no_style_no_script_and_no_reference()
    {
        var svg = Draw(Shipped.Read("nota-ter-beslissing"));
        string[] names = ["style", "script", "href", "class", "id"];

        Assert.That(svg.DescendantsAndSelf().Where(e => names.Contains(e.Name.LocalName)), Is.Empty);
        Assert.That(svg.DescendantsAndSelf().Attributes().Where(a => names.Contains(a.Name.LocalName)), Is.Empty);
        Assert.That(svg.ToString(), Does.Not.Contain("url("));
        Assert.That(
            svg.DescendantsAndSelf()
                .Attributes()
                .Where(a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)),
            Is.Empty
        );
    }

    [Test]
    public void Where_the_instance_is_stands_there_in_words()
    {
        var options = new PictureOptions
        {
            Active = ["Beslissen"],
            Taken = ["NaOndertekenenOndertekenen"],
            Words = new() { Active = "nu hier", Taken = "gegaan" },
        };
        var svg = Draw(Shipped.Read("nota-ter-beslissing"), options);

        Assert.That(Element(svg, "Beslissen").Value, Does.Contain("nu hier"));
        Assert.That(
            Element(svg, "NaOndertekenenOndertekenen").Element(Ns + "title")!.Value,
            Is.EqualTo("ondertekenen: gegaan")
        );
        Assert.That(Element(svg, "Opstellen").Value, Does.Not.Contain("nu hier"));
    }

    [Test]
    public void Heat_is_told_in_words_and_kept_within_bounds()
    {
        var options = new PictureOptions
        {
            Heat = PictureOptions
                .None.Add("Beslissen", new(7, "3,2 werkdagen"))
                .Add("Opstellen", new(double.NaN, "onbekend")),
        };
        var svg = Draw(Shipped.Read("nota-ter-beslissing"), options);

        Assert.That(Element(svg, "Beslissen").Value, Does.Contain("3,2 werkdagen"));
        Assert.That(
            Element(svg, "Beslissen").Elements(Ns + "rect").First().Attribute("fill")!.Value,
            Is.EqualTo("#f7a45c")
        );
    }

    [Test]
    public void Texts_of_the_host_can_not_break_it()
    {
        var options = new PictureOptions
        {
            Active = ["Opstellen"],
            Words = new() { Active = "<b>\u0001&\"]]>" },
        };

        Assert.That(
            Element(Draw(Shipped.Read("nota-ter-beslissing"), options), "Opstellen").Value,
            Does.Contain("<b>&\"]]>")
        );
    }

    [Test]
    public void A_file_without_layout_has_no_picture()
    {
        var definition = Model.Read($"{Model.Start()}{Model.End()}{Model.Flow("Start", "End")}");

        Assert.That(definition.HasLayout, Is.False);
        Assert.That(ProcessPicture.Draw(definition, new()), Is.Null);
    }

    [Test]
    public void Equal_input_gives_equal_text() =>
        Assert.That(
            ProcessPicture.Draw(Shipped.Read("nota-ter-informatie"), new()),
            Is.EqualTo(ProcessPicture.Draw(Shipped.Read("nota-ter-informatie"), new()))
        );

    private static readonly ProcessDefinition Every = Every_shape();

    private static ProcessDefinition Every_shape()
    {
        var called = Model.Xml($"{Model.Start()}{Model.End()}{Model.Flow("Start", "End")}");
        var options = Model.Options with { CalledProcess = _ => called };
        return BpmnImporter.Import(AllShapes.Xml(), options).Definition!;
    }

    [Test]
    public void Every_kind_of_shape_is_drawn()
    {
        var drawn = Draw(Every).Descendants().Where(e => e.Attribute("data-element") is not null).ToList();

        Assert.That(drawn, Has.Count.EqualTo(AllShapes.Xml().Split("<bpmndi:BPMNShape").Length - 1));
        Assert.That(drawn.Where(e => e.Elements().Count() < 2), Is.Empty, "Nothing but a title.");
    }
}
