using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Picture;

/// <summary>What to show on the picture beside the model itself. Ids that are not in the picture are passed over.</summary>
public sealed record PictureOptions
{
    /// <summary>Elements where the instance is now.</summary>
    public ImmutableHashSet<string> Active { get; init; } = [];

    /// <summary>Flows that were gone over.</summary>
    public ImmutableHashSet<string> Taken { get; init; } = [];

    /// <summary>A value for elements, from 0 (cool) to 1 (hot), with the text that says it.</summary>
    public ImmutableDictionary<string, Heat> Heat { get; init; } = None;

    /// <summary>No heat at all, to add to.</summary>
    public static ImmutableDictionary<string, Heat> None { get; } =
        ImmutableDictionary.Create<string, Heat>(StringComparer.Ordinal);

    /// <summary>The words on the picture, in the language of the host.</summary>
    public PictureWords Words { get; init; } = new();
}

/// <summary>Level is brought within 0 and 1.</summary>
public sealed record Heat(double Level, string Text);

public sealed record PictureWords
{
    /// <summary>Stands by each active element: colour alone says nothing.</summary>
    public string Active { get; init; } = "now here";

    /// <summary>Stands in the title of each flow that was taken.</summary>
    public string Taken { get; init; } = "taken";

    /// <summary>The description of the whole picture.</summary>
    public string Description { get; init; } = "The steps of the procedure and the ways between them.";

    /// <summary>What kind of thing an element is, read out behind its name.</summary>
    public Func<FlowNode, string> Kind { get; init; } = node => node.Kind.ToString();
}
