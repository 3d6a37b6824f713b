// The floor of `--version`: a program in C++ that starts, makes a string and prints it.
#include <iostream>
#include <string>

int main(int count, char** words) {
    const std::string name = count > 0 ? words[0] : "";
    std::cout << name + " 1.0\n";
    return 0;
}
