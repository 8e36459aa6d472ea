using System.Reflection;
using System.Reflection.Emit;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>What a compiled type uses: its bases, members, signatures and the instructions of its methods.</summary>
internal static class Usages
{
    private const BindingFlags Tout =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    public static IReadOnlySet<Type> De(Type type)
    {
        var types = new HashSet<Type>();
        Ajouter(types, type.BaseType);
        foreach (var i in type.GetInterfaces())
            Ajouter(types, i);
        foreach (var champ in type.GetFields(Tout))
            Ajouter(types, champ.FieldType);
        foreach (var propriete in type.GetProperties(Tout))
            Ajouter(types, propriete.PropertyType);
        foreach (
            var methode in type.GetMethods(Tout)
                .Cast<MethodBase>()
                .Concat(type.GetConstructors(Tout))
        )
        {
            Signature(types, methode);
            Corps(types, methode);
        }
        return types;
    }

    private static void Signature(HashSet<Type> types, MethodBase methode)
    {
        Ajouter(types, (methode as MethodInfo)?.ReturnType);
        foreach (var parametre in methode.GetParameters())
            Ajouter(types, parametre.ParameterType);
    }

    private static void Corps(HashSet<Type> types, MethodBase methode)
    {
        if (methode.GetMethodBody() is not { } corps)
            return;
        foreach (var variable in corps.LocalVariables)
            Ajouter(types, variable.LocalType);
        var octets = corps.GetILAsByteArray()!;
        for (var i = 0; i < octets.Length; )
        {
            short code = octets[i++];
            if (code == 0xFE)
                code = unchecked((short)(0xFE00 | octets[i++]));
            var operande = Instructions[code].OperandType;
            if (
                operande
                is OperandType.InlineMethod
                    or OperandType.InlineField
                    or OperandType.InlineType
                    or OperandType.InlineTok
            )
                Membre(types, methode, BitConverter.ToInt32(octets, i));
            i += operande switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget
                or OperandType.ShortInlineI
                or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(octets, i),
                _ => 4,
            };
        }
    }

    private static void Membre(HashSet<Type> types, MethodBase methode, int jeton)
    {
        var membre = methode.Module.ResolveMember(
            jeton,
            methode.DeclaringType!.IsGenericType
                ? methode.DeclaringType.GetGenericArguments()
                : null,
            methode.IsGenericMethod ? methode.GetGenericArguments() : null
        );
        Ajouter(types, membre as Type ?? membre?.DeclaringType);
        if (membre is MethodBase appelee)
        {
            Signature(types, appelee);
            if (appelee.IsGenericMethod)
                foreach (var argument in appelee.GetGenericArguments())
                    Ajouter(types, argument);
        }
    }

    private static void Ajouter(HashSet<Type> types, Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return;
        if (type.HasElementType)
        {
            Ajouter(types, type.GetElementType());
            return;
        }
        if (!types.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            return;
        foreach (var argument in type.GetGenericArguments())
            Ajouter(types, argument);
    }
}
