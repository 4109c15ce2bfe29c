using System.Collections.Immutable;
using System.Reflection;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using NodaTime;

namespace ApprovalFlow.UnitTests.Layout;

/// <summary>Makes one of each subtype by its longest constructor, so that a new type is tried without being named here.</summary>
internal static class Voorbeelden
{
    public static Guid Id { get; } = new("01970000-0000-7000-8000-000000000001");

    public static IEnumerable<Type> Subtypes<T>(params Assembly[] assemblies) =>
        assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    public static object Maak(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Waarde(p.ParameterType, p.Name!))]);
    }

    private static object Waarde(Type type, string naam)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Waarde(underlying, naam);
        }
        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0)!;
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return Rij(type.GetGenericArguments()[0], naam);
        }
        return type.Name switch
        {
            nameof(Int32) => 7,
            nameof(Int64) => 7L,
            nameof(Boolean) => true,
            nameof(String) => naam is "Zin" or "melding" ? "Vul dit veld in." : "akkoord",
            nameof(EenheidCode) => EenheidCode.Of("HDFC"),
            nameof(LocalDate) => new LocalDate(2025, 5, 21),
            nameof(Instant) => Instant.FromUtc(2025, 5, 12, 7, 0),
            nameof(Hernoeming) => new Hernoeming("Vaststellen", "Doorgeleiden"),
            nameof(NieuweTermijn) => new NieuweTermijn(7, EenheidCode.Of("HDFC"), null, new LocalDate(2025, 5, 21)),
            nameof(Veldfout) => new Veldfout("onderwerp", "Vul dit veld in."),
            _ => type.GetMethod("Of", [typeof(Guid)])?.Invoke(null, [Id])
                ?? throw new NotSupportedException($"Give {type.Name} an example in {nameof(Voorbeelden)}."),
        };
    }

    private static object Rij(Type element, string naam)
    {
        var values = Array.CreateInstance(element, 1);
        values.SetValue(Waarde(element, naam), 0);
        return typeof(ImmutableArray)
            .GetMethods()
            .Single(m =>
                m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true }]
            )
            .MakeGenericMethod(element)
            .Invoke(null, [values])!;
    }
}
