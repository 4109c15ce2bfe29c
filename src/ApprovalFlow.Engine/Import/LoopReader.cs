using System.Xml.Linq;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Import;

internal sealed class LoopReader(bool tolerant, Findings findings, ExpressionReader expressions)
{
    internal LoopRule? Read(XElement element)
    {
        if (element.Part("multiInstanceLoopCharacteristics") is not { } loop)
            return null;
        if (loop.Attr("behavior") is { } behavior && behavior != "All")
            findings.Error(loop, $"Multi-instance behaviour {behavior} is not supported.");
        var zeebe = loop.ZeebeExtension("loopCharacteristics");
        if (!tolerant && zeebe?.Attr("outputCollection") is not null)
            findings.Error(loop, "An output collection is not supported: results come as a list of their own.");
        var collection =
            zeebe?.Attr("inputCollection") ?? loop.Classical("collection") ?? loop.Part("loopDataInputRef")?.Value;
        var cardinality = loop.Part("loopCardinality");
        if (collection is null == (cardinality is null))
        {
            findings.Error(loop, "Multi-instance has either a collection or a cardinality.");
            return null;
        }
        return new(
            loop.Attr("isSequential") is "true" or "1",
            collection is null ? null : expressions.Read(loop, collection, Kinds.List),
            cardinality is null ? null : expressions.Read(cardinality, cardinality.Value, Kinds.Number | Kinds.Text),
            zeebe?.Attr("inputElement")
                ?? loop.Classical("elementVariable")
                ?? loop.Part("inputDataItem")?.Attr("name"),
            loop.Part("completionCondition") is { } until ? expressions.Read(until, until.Value, Kinds.Bool) : null
        );
    }
}
