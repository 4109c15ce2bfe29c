using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>Compiles what makes a record of a line, its columns in the order of its properties.</summary>
internal static class RowReader
{
    private static readonly MethodInfo Get = typeof(NpgsqlDataReader).GetMethod(
        nameof(NpgsqlDataReader.GetFieldValue)
    )!;
    private static readonly MethodInfo IsNull = typeof(NpgsqlDataReader).GetMethod(nameof(NpgsqlDataReader.IsDBNull))!;

    public static Func<NpgsqlDataReader, T> Compile<T>(IReadOnlyList<IProperty> properties)
    {
        var reader = Expression.Parameter(typeof(NpgsqlDataReader));
        var values = properties
            .Select((property, ordinal) => (property.Name, Value: Value(reader, property, ordinal)))
            .ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        // Of a record with parameters the one that takes them all; the copy constructor takes a record.
        var constructor = typeof(T)
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public)
            .First(c => c.GetParameters().All(p => values.ContainsKey(p.Name!)));
        var taken = constructor.GetParameters().Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rest = properties
            .Where(p => !taken.Contains(p.Name))
            .Select(p => Expression.Bind(p.PropertyInfo!, values[p.Name]));
        var made = Expression.New(constructor, constructor.GetParameters().Select(p => values[p.Name!]));
        return Expression.Lambda<Func<NpgsqlDataReader, T>>(Expression.MemberInit(made, rest), reader).Compile();
    }

    private static Expression Value(ParameterExpression reader, IProperty property, int ordinal)
    {
        var converter = property.GetRelationalTypeMapping().Converter;
        var type = property.ClrType;
        var plain = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(type) ?? type;
        var index = Expression.Constant(ordinal);
        Expression read = Expression.Call(reader, Get.MakeGenericMethod(plain), index);
        if (converter is not null)
        {
            read = Expression.Invoke(converter.ConvertFromProviderExpression, read);
        }
        var typed = read.Type == type ? read : Expression.Convert(read, type);
        return property.IsNullable
            ? Expression.Condition(Expression.Call(reader, IsNull, index), Expression.Default(type), typed)
            : typed;
    }
}
